// Tasks that come one after the other: MaxDiff, pairs, conjoint, statements, Kano, concepts.
#include "app/task_views.h"

#include "app/element_ids.h"
#include "app/format.h"
#include "survey/tasks.h"

#include <algorithm>

namespace dure::app {

namespace {

    using survey::Choice;
    using survey::List;
    using survey::QuestionIndex;
    using survey::Value;

    TaskHeader header_of(QuestionScene const& scene, QuestionIndex question)
    {
        auto const& session = scene.session();
        auto const& kind = scene.definition(question).kind;
        auto const& tasks = session.tasks(question);
        auto const& answer = session.value(question);
        auto const total = std::max<std::size_t>(tasks.total, 1);
        auto const answered = survey::count_answered(kind, tasks, answer);
        TaskHeader header;
        header.task = static_cast<std::uint32_t>(survey::current_task(kind, tasks, answer));
        auto const number = std::to_string(header.task + 1), all = std::to_string(total);
        header.progress = say(scene.language, Word::task_progress, { number, all });
        header.name = say(scene.language, Word::task_name, { number, all });
        header.is_done = answered == total;
        header.fraction = static_cast<float>(answered) / static_cast<float>(total);
        auto const left = total - answered;
        header.left = left == 0 ? say(scene.language, Word::tasks_done)
            : left == 1         ? say(scene.language, Word::tasks_last)
                                : say(scene.language, Word::tasks_left, { std::to_string(left) });
        if (header.task > 0)
            header.back = say(scene.language, Word::task_back);
        if (header.task + 1 < tasks.shown.size() && survey::is_task_answered(kind, tasks, answer, header.task))
            header.ahead = say(scene.language, Word::task_ahead);
        header.take_focus = scene.taking.moved_on == scene.id(question);
        return header;
    }

    List const& shown_items(QuestionScene const& scene, QuestionIndex question, std::uint32_t task)
    {
        static List const none;
        auto const& shown = scene.session().tasks(question).shown;
        return task < shown.size() && shown[task].is_list() ? shown[task].list() : none;
    }

    Value const& part_of(QuestionScene const& scene, QuestionIndex question, std::uint32_t task, std::string_view part)
    {
        static Value const none;
        auto const& answer = scene.session().value(question);
        return answer.is_list() && task < answer.list().size() ? answer.list()[task].member(part) : none;
    }

    Choice const* find(std::vector<Choice> const& items, Value const& value)
    {
        auto const found
            = std::find_if(items.begin(), items.end(), [&](Choice const& item) { return item.value == value; });
        return found == items.end() ? nullptr : &*found;
    }

    TaskOption option(Language language, char const* key, Word word, Value const& chosen)
    {
        return { .key = key, .label = say(language, word), .name = {}, .chosen = chosen == key, .mood = std::nullopt };
    }

    // "속도: 빠름, 가격: 30,000원"
    std::string lines_in_words(std::vector<ProductLine> const& lines)
    {
        std::string words;
        for (auto const& line : lines)
            words += (words.empty() ? "" : ", ") + (line.attribute.empty() ? "" : line.attribute + ": ") + line.words;
        return words;
    }

}

std::string words_of_item(QuestionScene const& scene, Choice const& item)
{
    auto words = plain_words(scene.session().text_with_marks(item.text));
    return words.empty() ? key_of(item.value) : words;
}

std::string picture_of_item(QuestionScene const& scene, Choice const& item)
{
    return loadable_picture(scene.session().text(item.image_link));
}

TaskHeader task_header(QuestionScene const& scene, QuestionIndex question)
{
    return header_of(scene, question);
}

MaxDiffView maxdiff_view(QuestionScene const& scene, QuestionIndex question, survey::MaxDiff const& kind)
{
    auto const words_or = [&](survey::LocalizedText const& own, Word otherwise) {
        auto words = plain_words(scene.session().text_with_marks(own));
        return words.empty() ? say(scene.language, otherwise) : words;
    };
    MaxDiffView view;
    view.header = header_of(scene, question);
    view.best = words_or(kind.best_text, Word::maxdiff_best);
    view.worst = words_or(kind.worst_text, Word::maxdiff_worst);
    auto const task = view.header.task;
    for (auto const& value : shown_items(scene, question, task)) {
        auto const* item = find(kind.items, value);
        if (!item)
            continue;
        auto const label = words_of_item(scene, *item);
        view.items.push_back({
            .key = key_of(value),
            .label = label,
            .image = picture_of_item(scene, *item),
            .is_best = part_of(scene, question, task, "best") == value,
            .is_worst = part_of(scene, question, task, "worst") == value,
            .best_name = say(scene.language, Word::cell_name, { label, view.best }),
            .worst_name = say(scene.language, Word::cell_name, { label, view.worst }),
        });
    }
    if (kind.is_anchored) {
        auto const& chosen = part_of(scene, question, task, "anchor");
        TaskGroup group { .part = "anchor",
            .title = say(scene.language, Word::anchor_title),
            .look = {},
            .several = false,
            .options = {},
            .lowest = {},
            .highest = {} };
        group.options = { option(scene.language, "all", Word::anchor_all, chosen),
            option(scene.language, "some", Word::anchor_some, chosen),
            option(scene.language, "none", Word::anchor_none, chosen) };
        view.anchor = std::move(group);
    }
    return view;
}

ProductsView pairs_view(QuestionScene const& scene, QuestionIndex question, survey::Pairs const& kind)
{
    ProductsView view;
    view.header = header_of(scene, question);
    auto const& chosen = part_of(scene, question, view.header.task, "choice");
    for (auto const& value : shown_items(scene, question, view.header.task)) {
        auto const* item = find(kind.items, value);
        if (!item)
            continue;
        ProductView product;
        product.key = key_of(value);
        product.title = words_of_item(scene, *item);
        product.image = picture_of_item(scene, *item);
        product.chosen = chosen == value;
        product.name = product.title;
        view.products.push_back(std::move(product));
    }
    if (kind.allow_skip) {
        auto const& skipped = part_of(scene, question, view.header.task, "skipped");
        auto words = plain_words(scene.session().text_with_marks(kind.skip_text));
        view.none = TaskOption { .key = "skipped",
            .label = words.empty() ? say(scene.language, Word::pair_skip) : words,
            .name = {},
            .chosen = skipped.is_boolean() && skipped.boolean(),
            .mood = std::nullopt };
        view.none_part = "skipped";
    }
    return view;
}

ProductsView conjoint_view(QuestionScene const& scene, QuestionIndex question, survey::Conjoint const& kind)
{
    ProductsView view;
    view.header = header_of(scene, question);
    auto const& chosen = part_of(scene, question, view.header.task, "choice");
    auto const& products = shown_items(scene, question, view.header.task);
    for (std::size_t i = 0; i < products.size(); ++i) {
        ProductView product;
        product.key = std::to_string(i);
        product.title = say(scene.language, Word::product_title, { std::string(1, static_cast<char>('A' + i)) });
        for (auto const& attribute : kind.attributes) {
            auto const* level = find(attribute.levels, products[i].member(attribute.name));
            if (!level)
                continue;
            auto const title = plain_words(scene.session().text_with_marks(attribute.title));
            product.lines.push_back({ title.empty() ? attribute.name : title, words_of_item(scene, *level),
                picture_of_item(scene, *level) });
        }
        product.name = say(scene.language, Word::product_name, { product.title, lines_in_words(product.lines) });
        product.chosen = chosen.is_number() && chosen.number() == static_cast<double>(i);
        view.products.push_back(std::move(product));
    }
    if (kind.has_none) {
        auto words = plain_words(scene.session().text_with_marks(kind.none_text));
        view.none = TaskOption { .key = "none",
            .label = words.empty() ? say(scene.language, Word::product_none) : words,
            .name = {},
            .chosen = chosen == "none",
            .mood = std::nullopt };
        view.none_part = "choice";
    }
    return view;
}

}
