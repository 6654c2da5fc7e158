#include "base/text.h"
#include "survey/answers.h"
#include "survey/engine.h"
#include "survey/files.h"
#include "survey/messages.h"

namespace dure::survey {

FileUpload const* Engine::file_kind(SlotId slot) const
{
    auto const& owners = plan.slots[slot].questions;
    return owners.empty() ? nullptr : std::get_if<FileUpload>(&definition.questions[owners.front().value].kind);
}

bool Engine::add_file(QuestionIndex question, Value file)
{
    auto const* kind = std::get_if<FileUpload>(&definition.questions[question.value].kind);
    file = as_files(std::move(file));
    if (!kind || !file.is_list())
        return false;
    auto const before = answer(question);
    auto files = kind->allow_multiple && before.is_list() ? before.list() : List();
    files.push_back(std::move(file.list().front()));
    auto const wanted = storable(Value(std::move(files)));
    auto const slot = plan.answer_slot[question.value];
    if (wanted.is_undefined() || wanted.list().size() > most_files(*kind)
        || !room.has_space(shares[slot], share_of(slot, wanted, true)))
        return false;
    set_answer(question, wanted);
    if (answer(question) == wanted)
        return true;
    // The survey around a panel or row has no room for it.
    if (!(answer(question) == before))
        set_answer(question, before);
    return false;
}

void Engine::check_files(QuestionIndex question, FileUpload const& kind, std::vector<Problem>& problems) const
{
    auto const& value = answer(question);
    if (!value.is_list())
        return;
    auto const most = most_files(kind);
    if (value.list().size() > most)
        problems.push_back({ message(Message::files_at_most, is_korean(), { std::to_string(most) }), {} });
    auto const megabytes = base::number_to_decimal(most_bytes(kind), -6, 0, 3);
    for (std::size_t i = 0; i < value.list().size(); ++i) {
        auto const fault = fault_of(kind, value.list()[i]);
        if (fault == FileFault::none)
            continue;
        auto const which = fault == FileFault::too_large ? Message::file_too_large
            : fault == FileFault::wrong_type             ? Message::file_wrong_type
                                                         : Message::file_unreadable;
        problems.push_back(
            { message(which, is_korean(), { file_names(value.list()[i]), megabytes }), std::to_string(i) });
    }
}

}
