#include "base/text.h"
#include "codec/survey_json_parts.h"
#include "survey/files.h"

#include <algorithm>

namespace dure::codec {

using namespace survey;

namespace {

    constexpr std::uint32_t least_image_side = 64;
    constexpr std::uint32_t most_image_side = 4096; // more than a browser on a phone can be sure to draw

    // SurveyJS's names for the usual kinds of files.
    constexpr std::pair<std::string_view, std::string_view> categories[]
        = { { "image", "image/*" }, { "video", "video/*" }, { "audio", "audio/*" },
              { "document", ".pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt,.rtf,.odt" },
              { "archive", ".zip,.rar,.7z,.tar,.gz" } };

    void read_accepted(ObjectReader& reader, FileUpload& kind)
    {
        reader.text("acceptedTypes", kind.accepted_types);
        auto const* named = reader.take("acceptedCategories");
        if (!named || !named->is_list())
            return;
        for (auto const& name : named->list()) {
            for (auto const& [category, types] : categories) {
                if (name.is_text() && base::equals_ignoring_ascii_case(name.text(), category))
                    kind.accepted_types += (kind.accepted_types.empty() ? "" : ",") + std::string(types);
            }
        }
    }

    void read_sizes(ObjectReader& reader, FileUpload& kind)
    {
        auto& context = reader.context();
        double bytes = 0;
        if (reader.number("maxSize", bytes) && bytes > 0) {
            if (bytes > file_bytes_at_most)
                context.add(Severity::note, reader.where("maxSize"),
                    "답 하나에는 파일을 3MB까지 담을 수 있어서 그만큼만 받아요.",
                    "An answer holds 3 MB of files, so no more than that is taken.");
            kind.maximum_bytes = static_cast<std::uint32_t>(std::clamp(bytes, 1.0, double { file_bytes_at_most }));
        }
        reader.count("maxFiles", kind.maximum_files);
        if (reader.count("maxImageSide", kind.maximum_image_side)) {
            auto const asked = kind.maximum_image_side;
            kind.maximum_image_side = std::clamp(asked, least_image_side, most_image_side);
            if (asked != kind.maximum_image_side)
                context.add(Severity::warning, reader.where("maxImageSide"),
                    "사진의 긴 변은 64~4096픽셀이어야 해서 그 안으로 맞춰요.",
                    "The longer side of a photo is kept between 64 and 4,096 pixels.");
        }
        if (reader.number("imageQuality", kind.image_quality)
            && !(kind.image_quality >= 0.3 && kind.image_quality <= 0.95)) {
            context.add(Severity::warning, reader.where("imageQuality"),
                "사진 품질은 0.3~0.95여야 해서 그 안으로 맞춰요.",
                "The quality of photos is kept between 0.3 and 0.95.");
            kind.image_quality = kind.image_quality > 0.95 ? 0.95 : 0.3;
        }
    }

}

QuestionKind read_file_upload(ObjectReader& reader)
{
    FileUpload kind;
    using Source = FileUpload::Source;
    reader.choice("sourceType", kind.source,
        { { "file", Source::file }, { "camera", Source::camera }, { "file-camera", Source::file_or_camera } });
    read_accepted(reader, kind);
    if (kind.source == Source::camera && kind.accepted_types.empty())
        kind.accepted_types = "image/*";
    reader.boolean("allowMultiple", kind.allow_multiple);
    read_sizes(reader, kind);
    reader.boolean("allowImagesPreview", kind.shows_previews);
    reader.boolean("showPreview", kind.shows_previews);
    reader.pixels("imageWidth", kind.preview_width);
    reader.pixels("imageHeight", kind.preview_height);
    reader.boolean("needConfirmRemoveFile", kind.asks_before_removal);
    bool in_answer = true;
    if (reader.boolean("storeDataAsText", in_answer) && !in_answer)
        reader.context().add(Severity::note, reader.where("storeDataAsText"),
            "파일을 올릴 서버가 없어서 답 안에 담아요.",
            "There is no server to send files to; they are kept in the answer.");
    reader.ignore({ "waitForUpload", "fileOrPhotoPlaceholder", "photoPlaceholder", "filePlaceholder" });
    reader.skip({ "allowCameraAccess", "renderMode" });
    return kind;
}

}
