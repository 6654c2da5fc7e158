// Files and photos that a person adds: each is looked at before it becomes an answer, and what is not added is said.
#include "app/element_ids.h"
#include "app/turn.h"
#include "base/text.h"
#include "survey/files.h"

#include <algorithm>

namespace dure::app {

namespace {

    using survey::Value;

    // A page that tells no more of its files than that has lost them.
    constexpr double preparing_patience_millis = 30'000;

    FileNews& news_of(Taking& taking, ElementId const& question)
    {
        for (auto& news : taking.files) {
            if (news.question == question)
                return news;
        }
        taking.files.push_back({ .question = question });
        return taking.files.back();
    }

    survey::FileUpload const* kind_of(Target const& at)
    {
        return at.is_valid() ? std::get_if<survey::FileUpload>(&at.kind()) : nullptr;
    }

    std::optional<FileTrouble> trouble_with(survey::FileUpload const& kind, Value const& files, Value const& file)
    {
        if (files.is_list() && files.list().size() >= survey::most_files(kind))
            return FileTrouble::too_many;
        auto const url = survey::data_url(file.member("content").text());
        if (url && !survey::is_accepted(kind, file.member("name").text(), url->type))
            return FileTrouble::wrong_type;
        switch (survey::fault_of(kind, file)) {
        case survey::FileFault::none:
            return std::nullopt;
        case survey::FileFault::wrong_type:
            return FileTrouble::wrong_type;
        case survey::FileFault::too_large:
            return FileTrouble::too_large;
        case survey::FileFault::unreadable:
            break;
        }
        return FileTrouble::unreadable;
    }

    void take_step(Turn& turn, Taking::After step)
    {
        switch (step) {
        case Taking::After::nothing:
            return;
        case Taking::After::next:
            return carry_out(turn, Next {});
        case Taking::After::previous:
            return carry_out(turn, Previous {});
        case Taking::After::complete:
            return carry_out(turn, Complete {});
        }
    }

}

bool prepares_files(Taking const& taking, double now_millis)
{
    return std::any_of(taking.files.begin(), taking.files.end(), [&](FileNews const& news) {
        return news.left > 0 && now_millis - news.since_millis < preparing_patience_millis;
    });
}

bool waits_for_files(Turn& turn, Taking::After then)
{
    auto* taking = turn.taking();
    auto const waits = prepares_files(*taking, turn.moment.now_millis);
    taking->after_files = waits ? then : Taking::After::nothing;
    return waits;
}

void carry_out(Turn& turn, PrepareFiles const& action)
{
    auto const at = target(turn, action.question);
    if (!kind_of(at))
        return;
    auto& news = news_of(*at.taking, action.question);
    if (news.left == 0 && action.left > 0)
        news = { .question = action.question };
    news.left = action.left;
    news.since_millis = turn.moment.now_millis;
    if (action.left > 0)
        return;
    auto const is_well = news.troubles.empty();
    auto const step = std::exchange(at.taking->after_files, Taking::After::nothing);
    // Who was about to go on stays to read what went wrong.
    if (is_well)
        take_step(turn, step);
}

void carry_out(Turn& turn, AttachFile const& action)
{
    auto const at = target(turn, action.question);
    auto const* kind = kind_of(at);
    if (!kind)
        return;
    survey::Record record;
    record.set("name", base::repair_utf8(action.name));
    record.set("content", action.content);
    auto const files = survey::as_files(Value(std::move(record)));
    if (files.is_undefined())
        return carry_out(turn, RefuseFile { action.question, action.name, FileTrouble::unreadable });
    auto file = files.list().front();
    auto const& own = at.session().value(at.question);
    if (auto const trouble = trouble_with(*kind, own, file))
        return carry_out(turn, RefuseFile { action.question, file.member("name").text(), *trouble });
    auto const& type = file.member("type").text();
    auto const chosen_name = file.member("name").text();
    file.record().set("name", survey::fitting_name(chosen_name, type, own));
    // A photo called a text file is a photo now, and perhaps nobody asked for one.
    if (survey::fault_of(*kind, file) != survey::FileFault::none)
        return carry_out(turn, RefuseFile { action.question, chosen_name, FileTrouble::wrong_type });
    if (!at.session().add_file(at.question, file))
        return carry_out(turn, RefuseFile { action.question, file.member("name").text(), FileTrouble::no_room });
    news_of(*at.taking, action.question).last = FileNews::Last::added;
    note_change(turn, Urgency::at_once);
}

void carry_out(Turn& turn, RefuseFile const& action)
{
    auto const at = target(turn, action.question);
    if (!kind_of(at))
        return;
    constexpr std::size_t most_troubles = 10; // more is not read
    auto& troubles = news_of(*at.taking, action.question).troubles;
    if (troubles.size() < most_troubles)
        troubles.push_back({ base::truncate_characters(base::repair_utf8(action.name), 60), action.trouble });
}

void carry_out(Turn& turn, RemoveFile const& action)
{
    auto const at = target(turn, action.question);
    auto const* kind = kind_of(at);
    if (!kind)
        return;
    auto const& files = at.session().value(at.question);
    if (!files.is_list() || action.index >= files.list().size())
        return;
    if (kind->asks_before_removal)
        turn.state.confirming = Confirming {
            .what = Confirming::What::remove_file, .id = survey::file_names(files.list()[action.index]), .file = action
        };
    else
        remove_file(turn, action);
}

void remove_file(Turn& turn, RemoveFile const& action)
{
    auto const at = target(turn, action.question);
    if (!kind_of(at))
        return;
    auto const& value = at.session().value(at.question);
    if (!value.is_list() || action.index >= value.list().size())
        return;
    auto files = value.list();
    files.erase(files.begin() + action.index);
    at.session().set_value(at.question, files.empty() ? Value() : Value(std::move(files)));
    auto& news = news_of(*at.taking, action.question);
    news.troubles.clear();
    news.last = FileNews::Last::removed;
    note_change(turn, Urgency::at_once);
}

}
