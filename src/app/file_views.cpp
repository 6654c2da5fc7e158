// Files and photos: what is there, what may be added, what went wrong. Their bytes stay in the session.
#include "app/element_ids.h"
#include "app/view.h"
#include "app/view_parts.h"
#include "base/text.h"
#include "survey/files.h"

#include <algorithm>
#include <cmath>

namespace dure::app {

namespace {

    using survey::Value;

    constexpr std::string_view address_head = "answer:";

    std::string megabytes(double bytes)
    {
        return base::number_to_decimal(bytes, -6, 0, 1);
    }

    std::string size_words(Language language, double bytes)
    {
        if (bytes >= 999'500)
            return say(language, Word::file_megabytes, { megabytes(bytes) });
        auto const kilobytes = std::max(1.0, std::ceil(bytes / 1000));
        return say(language, Word::file_kilobytes, { base::number_to_text(kilobytes) });
    }

    // Unlike for other bytes; not all of them are looked at, this is asked for with every frame.
    std::string stamp_of(std::string_view content)
    {
        std::uint64_t hash = 0xCBF29CE484222325U ^ content.size();
        for (std::size_t at = 0; at < content.size(); at += 509)
            hash = (hash ^ static_cast<unsigned char>(content[at])) * 0x100000001B3U;
        return std::to_string(hash);
    }

    std::string trouble_words(
        QuestionScene const& scene, survey::FileUpload const& kind, FileNews::Trouble const& trouble)
    {
        auto const with = [&](Word word, std::string const& limit = {}) {
            return say(scene.language, word, { trouble.name, limit });
        };
        switch (trouble.what) {
        case FileTrouble::too_large:
            return with(Word::file_too_large, base::number_to_decimal(survey::most_bytes(kind), -6, 0, 3));
        case FileTrouble::wrong_type:
            return with(Word::file_wrong_type);
        case FileTrouble::unreadable:
            return with(Word::file_unreadable);
        case FileTrouble::no_picture:
            return with(Word::file_no_picture);
        case FileTrouble::not_cleaned:
            return with(Word::file_not_cleaned);
        case FileTrouble::too_many:
            return with(Word::file_too_many, std::to_string(survey::most_files(kind)));
        case FileTrouble::no_room:
            return with(Word::file_no_room, megabytes(survey::file_bytes_at_most));
        }
        return {};
    }

    std::string added_words(QuestionScene const& scene, survey::FileUpload const& kind, bool photos, std::size_t count)
    {
        auto const now = std::to_string(count);
        if (!kind.allow_multiple)
            return say(scene.language, photos ? Word::file_photo_added : Word::file_added);
        if (kind.maximum_files > 0)
            return say(scene.language, photos ? Word::file_photo_added_of : Word::file_added_of,
                { now, std::to_string(survey::most_files(kind)) });
        return say(scene.language, photos ? Word::file_photo_added_now : Word::file_added_now, { now });
    }

    std::string hint_of(QuestionScene const& scene, survey::FileUpload const& kind, bool photos)
    {
        std::string hint;
        auto const add = [&](std::string words) { hint += (hint.empty() ? "" : " ") + words; };
        if (kind.allow_multiple && kind.maximum_files > 0)
            add(say(scene.language, photos ? Word::file_photos_at_most : Word::file_files_at_most,
                { std::to_string(survey::most_files(kind)) }));
        add(photos ? say(scene.language, Word::file_photo_hint)
                   : say(scene.language, Word::file_size_hint,
                       { base::number_to_decimal(survey::most_bytes(kind), -6, 0, 3) }));
        return hint;
    }

    void add_files(QuestionScene const& scene, survey::QuestionIndex question, Value const& files, bool may_change,
        bool with_pictures, FileView& view)
    {
        for (std::size_t i = 0; i < files.list().size(); ++i) {
            auto const& file = files.list()[i];
            auto const& content = file.member("content").text();
            FileItemView item;
            item.name = survey::file_names(file);
            if (auto const url = survey::data_url(content))
                item.size = size_words(scene.language, static_cast<double>(survey::bytes_in(*url)));
            if (with_pictures && survey::is_picture(content))
                item.picture = std::string(address_head) + scene.inside + ":" + std::to_string(question.value) + ":"
                    + std::to_string(i) + ":" + stamp_of(content);
            if (may_change)
                item.remove = say(scene.language, Word::file_remove, { item.name });
            view.files.push_back(std::move(item));
        }
    }

}

FileView file_view(QuestionScene const& scene, survey::QuestionIndex question, survey::FileUpload const& kind)
{
    auto const& files = scene.session().value(question);
    auto const count = files.is_list() ? files.list().size() : 0;
    auto const may_change = scene.session().is_enabled(question);
    auto const most = std::size_t { survey::most_files(kind) };
    FileView view;
    view.for_photos = survey::asks_for_photos(kind);
    if (count > 0)
        add_files(scene, question, files, may_change, kind.shows_previews, view);
    auto const choose = kind.allow_multiple ? (view.for_photos ? Word::file_choose_photos : Word::file_choose_many)
                                            : (view.for_photos ? Word::file_choose_photo : Word::file_choose);
    view.only_source = { say(scene.language, choose), false };
    if (may_change && count < most) {
        using Source = survey::FileUpload::Source;
        if (kind.source != Source::file)
            view.sources.push_back({ say(scene.language, Word::file_take_photo), true });
        if (kind.source != Source::camera)
            view.sources.push_back(view.only_source);
        view.at_once = static_cast<std::uint32_t>(std::min<std::size_t>(most - count, 100));
        view.hint = hint_of(scene, kind, view.for_photos);
    }
    view.accept = kind.accepted_types;
    view.bytes_at_most = survey::most_bytes(kind);
    view.image_side_at_most = kind.maximum_image_side;
    view.image_quality = kind.image_quality;
    view.preview_width = kind.preview_width;
    view.preview_height = kind.preview_height;
    for (auto const& news : scene.taking.files) {
        if (!(news.question == scene.id(question)))
            continue;
        view.is_preparing = news.left > 0;
        if (view.is_preparing)
            view.status = say(scene.language, view.for_photos ? Word::file_preparing_photos : Word::file_preparing,
                { std::to_string(news.left) });
        else if (news.last == FileNews::Last::added && count > 0)
            view.status = added_words(scene, kind, view.for_photos, count);
        else if (news.last == FileNews::Last::removed)
            view.status = say(scene.language, Word::file_removed);
        for (auto const& trouble : news.troubles)
            view.problems.push_back(trouble_words(scene, kind, trouble));
    }
    return view;
}

std::string picture_of(State const& state, std::string_view address)
{
    auto const* taking = std::get_if<Taking>(&state.screen);
    auto const parts = base::split(address, ':');
    if (!taking || !address.starts_with(address_head) || parts.size() != 5)
        return {};
    auto const* session = session_inside(taking->session, parts[1]);
    auto const number = base::parse_decimal(parts[2]), index = base::parse_decimal(parts[3]);
    if (!session || !number || !index || *number < 0 || *index < 0
        || *number >= static_cast<double>(session->definition().questions.size()))
        return {};
    auto const& files = session->value(survey::QuestionIndex { static_cast<std::uint32_t>(*number) });
    if (!files.is_list() || *index >= static_cast<double>(files.list().size()))
        return {};
    auto const& content = files.list()[static_cast<std::size_t>(*index)].member("content");
    return content.is_text() && survey::is_picture(content.text()) ? content.text() : std::string();
}

}
