#include "survey/expression_path.h"

#include "base/text.h"
#include "survey/expression_number.h"

#include <algorithm>
#include <cmath>

namespace dure::survey::expression {

namespace {

    Path::Step parse_step(std::string_view text)
    {
        Path::Step step;
        auto const open = text.rfind('[');
        if (!text.empty() && text.back() == ']' && open != std::string_view::npos) {
            auto const index = survey_number(text.substr(open + 1, text.size() - open - 2));
            if (!std::isnan(index)) {
                step.index = index;
                text = text.substr(0, open);
            }
        }
        step.name = std::string(text);
        return step;
    }

    // SurveyJS asks for the first letter in lower or upper case before it compares the rest; folding does both.
    Cell member(Context& context, Cell const& object, std::string_view name)
    {
        if (object.is(Kind::list) && name == "length")
            return Cell::of(static_cast<double>(object.list().size()));
        if (object.is(Kind::text) && name == "length" && object.characters.size > 0)
            return Cell::of(static_cast<double>(base::count_utf16_units(object.text())));
        if (!object.is(Kind::record) || name.empty() || !context.spend(object.record().size()))
            return Cell::undefined();
        for (auto const& [key, value] : object.record()) {
            if (key.size() == name.size() ? key == name || base::equals_ignoring_case(key, name)
                                          : base::equals_ignoring_case(key, name))
                return Cell::of(value);
        }
        return Cell::undefined();
    }

    Cell item(Cell const& object, double index)
    {
        if (!object.is(Kind::list))
            return Cell::undefined();
        auto const count = static_cast<double>(object.list().size());
        auto const at = index < 0 ? count + index : index;
        if (!(at >= 0) || at >= count || at != std::floor(at))
            return Cell::undefined();
        return Cell::of(object.list()[static_cast<std::size_t>(at)]);
    }

    std::string joined_names(Path const& path, std::size_t begin, std::size_t end)
    {
        auto name = path.steps[begin].name;
        for (auto i = begin + 1; i < end; ++i)
            name += "." + path.steps[i].name;
        return name;
    }

    // The longest run of names that is one member; `at` moves behind it. An index ends a name.
    Cell longest_member(Context& context, Cell const& object, Path const& path, std::size_t& at)
    {
        auto end = at;
        // Only the members of a record have names with dots; of anything else a single name may still be asked.
        while (object.is(Kind::record) && end + 1 < path.steps.size() && !path.steps[end].index)
            ++end;
        for (++end; end > at && context.spend(end - at); --end) {
            auto const found = end == at + 1 ? member(context, object, path.steps[at].name)
                                             : member(context, object, joined_names(path, at, end));
            if (!found.is(Kind::undefined)) {
                at = end;
                return found;
            }
        }
        return Cell::undefined();
    }

}

Path Path::parse(std::string_view text)
{
    Path path;
    if (text.empty())
        return path;
    for (auto const part : base::split(text, '.'))
        path.steps.push_back(parse_step(part));
    return path;
}

Cell follow(Context& context, Cell start, Path const& path)
{
    auto current = start;
    for (std::size_t at = 0; at < path.steps.size();) {
        auto const is_index_only = at == 0 && path.steps[0].name.empty() && path.steps[0].index;
        if (is_index_only)
            ++at;
        else
            current = longest_member(context, current, path, at);
        if (current.is(Kind::undefined) || context.is_exhausted())
            return Cell::undefined();
        if (auto const index = path.steps[at - 1].index)
            current = item(current, *index);
    }
    return current;
}

}
