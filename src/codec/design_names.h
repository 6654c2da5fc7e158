// Names of items and levels in a design file: texts or numbers, looked up by value. For design_json*.cpp.
#pragma once

#include "codec/design_json.h"
#include "codec/stats_input.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dure::codec {

class DesignNames {
public:
    DesignNames() = default;
    explicit DesignNames(std::vector<survey::Value> const& values);

    std::vector<survey::Value> const& values() const { return m_values; }
    base::Result<std::size_t> find(StatsInput const& name) const; // an error that points at the name
    base::Result<std::size_t> find_or_add(StatsInput const& name);
    bool add(survey::Value const& value); // false if it is there

private:
    std::vector<survey::Value> m_values;
    std::map<std::string, std::size_t> m_places; // by JSON
};

// A list of names, each a text, a number or a choice { value, text }; or how many there are, numbered from 1.
base::Result<DesignNames> read_names(StatsInput const& list);

base::Result<std::size_t> find_attribute(ConjointFile const& file, std::string_view name, StatsInput const& at);

base::Result<base::Done> read_attributes(StatsInput const& attributes, ConjointFile& file);
base::Result<base::Done> read_prohibitions(StatsInput const& prohibitions, ConjointFile& file);
base::Result<base::Done> read_pairs(
    StatsInput const& prohibitions, DesignNames const& items, choice::MaxDiffSpec& spec);

}
