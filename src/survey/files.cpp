#include "survey/files.h"

#include "base/base64.h"
#include "base/text.h"

#include <algorithm>

namespace dure::survey {

namespace {

    constexpr std::size_t longest_name = 255;
    constexpr std::uint32_t files_without_limit = 1'000;

    std::string tidy_name(std::string_view name)
    {
        auto const folder = name.find_last_of("/\\");
        auto const bare = folder == std::string_view::npos ? name : name.substr(folder + 1);
        std::string tidy;
        for (auto const c : bare) {
            if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
                tidy += c;
        }
        tidy = std::string(base::trim(tidy));
        if (tidy.size() > longest_name) {
            // The ending says what it is.
            auto const dot = tidy.rfind('.');
            auto const ending = dot != std::string::npos && tidy.size() - dot <= 16 ? tidy.substr(dot) : "";
            tidy = std::string(base::truncate_bytes(tidy, longest_name - ending.size())) + ending;
        }
        return tidy.empty() ? "file" : tidy;
    }

    bool is_file(Value const& value)
    {
        return value.is_record() && value.member("name").is_text() && value.member("content").is_text()
            && !value.member("content").text().empty();
    }

    bool is_tidy_file(Value const& value)
    {
        return is_file(value) && value.record().size() == 3 && value.member("type").is_text()
            && tidy_name(value.member("name").text()) == value.member("name").text();
    }

    Value tidy_file(Value const& value)
    {
        auto const& content = value.member("content").text();
        auto const url = data_url(content);
        Record file;
        file.set("name", tidy_name(value.member("name").text()));
        file.set(
            "type", value.member("type").is_text() ? value.member("type").text() : std::string(url ? url->type : ""));
        file.set("content", content);
        return file;
    }

    struct Ending {
        std::string_view ending;
        std::string_view type;
    };

    // Of pictures, and of what `accept` most often names by its type.
    constexpr Ending endings[] = { { ".jpg", "image/jpeg" }, { ".jpeg", "image/jpeg" }, { ".png", "image/png" },
        { ".gif", "image/gif" }, { ".webp", "image/webp" }, { ".heic", "image/heic" }, { ".heif", "image/heif" },
        { ".avif", "image/avif" }, { ".bmp", "image/bmp" }, { ".tif", "image/tiff" }, { ".tiff", "image/tiff" },
        { ".svg", "image/svg+xml" }, { ".pdf", "application/pdf" }, { ".txt", "text/plain" }, { ".csv", "text/csv" },
        { ".mp4", "video/mp4" }, { ".mov", "video/quicktime" }, { ".mp3", "audio/mpeg" }, { ".m4a", "audio/mp4" },
        { ".wav", "audio/wav" } };

    std::string_view type_of_name(std::string const& folded)
    {
        for (auto const& [ending, type] : endings) {
            if (folded.ends_with(ending))
                return type;
        }
        return {};
    }

    template <typename Fits> bool any_accepted(FileUpload const& kind, Fits const& fits)
    {
        auto const tokens = base::split(kind.accepted_types, ',');
        return std::any_of(tokens.begin(), tokens.end(),
            [&](std::string_view token) { return fits(base::fold_ascii(base::trim(token))); });
    }

    bool is_picture_token(std::string const& token)
    {
        return token.starts_with("image/") || type_of_name(token).starts_with("image/");
    }

}

std::optional<DataUrl> data_url(std::string_view content)
{
    constexpr std::string_view head = "data:", mark = ";base64,";
    if (!content.starts_with(head))
        return std::nullopt;
    auto const at = content.substr(0, 256).find(mark);
    if (at == std::string_view::npos)
        return std::nullopt;
    return DataUrl { content.substr(head.size(), at - head.size()), content.substr(at + mark.size()) };
}

std::size_t bytes_in(DataUrl const& url)
{
    return base::base64_bytes(url.base64);
}

std::string_view picture_type(std::string_view first_bytes)
{
    using namespace std::string_view_literals;
    if (first_bytes.starts_with("\xFF\xD8\xFF"sv))
        return "image/jpeg";
    if (first_bytes.starts_with("\x89PNG\r\n\x1A\n"sv))
        return "image/png";
    if (first_bytes.starts_with("GIF87a"sv) || first_bytes.starts_with("GIF89a"sv))
        return "image/gif";
    if (first_bytes.starts_with("RIFF"sv) && first_bytes.size() >= 12 && first_bytes.substr(8, 4) == "WEBP"sv)
        return "image/webp";
    return {};
}

bool is_picture(std::string_view content)
{
    auto const url = data_url(content);
    return url && picture_type(base::first_of_base64(url->base64, 16)) == url->type && !url->type.empty();
}

Value as_files(Value value)
{
    if (value.is_record()) {
        List list;
        list.push_back(std::move(value));
        value = std::move(list);
    }
    if (!value.is_list() || value.list().empty())
        return {};
    if (std::all_of(value.list().begin(), value.list().end(), is_tidy_file))
        return value;
    List files;
    for (auto const& item : value.list()) {
        if (is_file(item))
            files.push_back(tidy_file(item));
    }
    return files.empty() ? Value() : Value(std::move(files));
}

std::string fitting_name(std::string_view name, std::string_view type, Value const& others)
{
    auto const tidy = tidy_name(name);
    auto const dot = tidy.rfind('.');
    auto stem = dot == std::string::npos || dot == 0 ? tidy : tidy.substr(0, dot);
    auto ending = tidy.substr(stem.size());
    auto const was = type_of_name(base::fold_ascii(tidy));
    if (type != was && (type == "image/jpeg" || type == "image/png")) {
        if (was.empty())
            stem = tidy;
        ending = type == "image/png" ? ".png" : ".jpg";
    }
    auto const is_taken = [&](std::string const& wanted) {
        return others.is_list() && std::any_of(others.list().begin(), others.list().end(), [&](Value const& other) {
            return other.member("name") == Value(wanted);
        });
    };
    auto wanted = stem + ending;
    for (int number = 2; is_taken(wanted) && number <= 1000; ++number)
        wanted = stem + " (" + std::to_string(number) + ")" + ending;
    return tidy_name(wanted);
}

std::string file_names(Value const& value)
{
    if (value.is_record())
        return value.member("name").is_text() ? value.member("name").text() : "";
    std::string names;
    if (value.is_list()) {
        for (auto const& file : value.list())
            names += (names.empty() ? "" : ", ") + file_names(file);
    }
    return names;
}

std::uint32_t most_files(FileUpload const& kind)
{
    if (!kind.allow_multiple)
        return 1;
    return kind.maximum_files > 0 ? std::min(kind.maximum_files, files_without_limit) : files_without_limit;
}

std::uint32_t most_bytes(FileUpload const& kind)
{
    return kind.maximum_bytes > 0 ? std::min(kind.maximum_bytes, file_bytes_at_most) : file_bytes_at_most;
}

bool is_accepted(FileUpload const& kind, std::string_view name, std::string_view type)
{
    if (base::trim(kind.accepted_types).empty())
        return true;
    auto const own_name = base::fold_ascii(name);
    auto const own_type = base::fold_ascii(type);
    return any_accepted(kind, [&](std::string const& token) {
        if (token.empty() || token == "*/*" || token == "*")
            return !token.empty();
        if (token.front() == '.')
            return own_name.ends_with(token) || (!own_type.empty() && own_type == type_of_name(token));
        auto const fits = [&](std::string_view one) {
            return token.ends_with("/*") ? one.starts_with(std::string_view(token).substr(0, token.size() - 1))
                                         : one == token;
        };
        return fits(own_type) || fits(type_of_name(own_name));
    });
}

bool asks_for_photos(FileUpload const& kind)
{
    return !base::trim(kind.accepted_types).empty()
        && !any_accepted(kind, [](std::string const& token) { return !is_picture_token(token); });
}

FileFault fault_of(FileUpload const& kind, Value const& file)
{
    auto const& name = file.member("name").text();
    auto const& content = file.member("content").text();
    auto const url = data_url(content);
    if (!url || url->base64.empty() || !base::is_base64(url->base64))
        return FileFault::unreadable;
    auto const picture = is_picture(content);
    auto const called_picture
        = url->type.starts_with("image/") || type_of_name(base::fold_ascii(name)).starts_with("image/");
    if (called_picture && !picture)
        return FileFault::unreadable;
    if (!is_accepted(kind, name, url->type) && !(picture && any_accepted(kind, is_picture_token)))
        return FileFault::wrong_type;
    return bytes_in(*url) > most_bytes(kind) ? FileFault::too_large : FileFault::none;
}

}
