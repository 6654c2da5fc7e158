#include "codec/design_names.h"

#include "codec/json.h"

namespace dure::codec {

using base::Result;
using survey::Value;

DesignNames::DesignNames(std::vector<Value> const& values)
{
    for (auto const& value : values)
        add(value);
}

bool DesignNames::add(Value const& value)
{
    if (!m_places.emplace(to_json(value), m_values.size()).second)
        return false;
    m_values.push_back(value);
    return true;
}

Result<std::size_t> DesignNames::find(StatsInput const& name) const
{
    auto const found = m_places.find(to_json(name.value()));
    if (found == m_places.end())
        return name.error("there is no " + to_json(name.value()) + " to choose from");
    return found->second;
}

Result<std::size_t> DesignNames::find_or_add(StatsInput const& name)
{
    if (!name.value().is_text() && !name.value().is_number())
        return name.error("a name should be a text or a number");
    add(name.value());
    return find(name);
}

Result<DesignNames> read_names(StatsInput const& list)
{
    DesignNames names;
    if (list.value().is_number()) {
        auto const count = TRY(list.whole(0, 10'000));
        for (std::size_t i = 1; i <= count; ++i)
            names.add(static_cast<double>(i));
        return names;
    }
    auto const every = TRY(list.items());
    for (auto const& item : every) {
        auto const name = item.value().is_record() ? item.member("value") : item;
        auto const before = names.values().size();
        TRY(names.find_or_add(name));
        if (names.values().size() == before)
            return name.error(to_json(name.value()) + " stands here a second time");
    }
    return names;
}

Result<std::size_t> find_attribute(ConjointFile const& file, std::string_view name, StatsInput const& at)
{
    for (std::size_t i = 0; i < file.attributes.size(); ++i) {
        if (file.attributes[i] == name)
            return i;
    }
    return at.error("there is no attribute '" + std::string(name) + "'");
}

}
