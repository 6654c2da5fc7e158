// Files as an answer, in SurveyJS's shape: a list of {name, type, content}, where the content is a data URL.
#pragma once

#include "survey/definition.h"
#include "survey/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dure::survey {

// Of one file: written as base64 it still fits into one answer. All files of one answer share the same room.
inline constexpr std::uint32_t file_bytes_at_most = 3'000'000;

struct DataUrl {
    std::string_view type; // "image/jpeg"
    std::string_view base64;
};

// Nothing for anything but "data:TYPE;base64,…". What it holds is not looked at; it lives as long as `content`.
std::optional<DataUrl> data_url(std::string_view content);
std::size_t bytes_in(DataUrl const& url);

// By its first bytes, whatever it is called: "image/jpeg", "image/png", "image/gif" or "image/webp"; "" for the rest.
std::string_view picture_type(std::string_view first_bytes);
// May be shown: a data URL of one of these types whose first bytes are of a picture.
bool is_picture(std::string_view content);

// Only what is a file in this shape, and of it only name, type and content; undefined where there is none. A single
// file becomes a list. Names lose their folders and are 255 bytes at most.
Value as_files(Value value);
// The same name with the ending of the kind of picture it has become, and unlike those of `others`: "a (2).jpg".
std::string fitting_name(std::string_view name, std::string_view type, Value const& others);
std::string file_names(Value const& value); // "a.jpg, b.jpg" of a list, "a.jpg" of one file

std::uint32_t most_files(FileUpload const& kind);
std::uint32_t most_bytes(FileUpload const& kind); // of one file
// By the name's ending or the type, as a browser reads `accept`.
bool is_accepted(FileUpload const& kind, std::string_view name, std::string_view type);
bool asks_for_photos(FileUpload const& kind); // and for nothing else

enum class FileFault : std::uint8_t {
    none,
    wrong_type,
    too_large,
    unreadable, // empty, no data URL, or called a picture without being one
};

// `file` is one of as_files(). A picture made smaller on the way may have become another kind of picture.
FileFault fault_of(FileUpload const& kind, Value const& file);

}
