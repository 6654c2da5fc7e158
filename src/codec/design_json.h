// Designs as files, `dure.design/1`, and the specifications they are made from. Shapes: docs/formats.md.
#pragma once

#include "base/result.h"
#include "choice/design_conjoint.h"
#include "choice/design_maxdiff.h"
#include "survey/value.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dure::codec {

struct MaxDiffFile {
    std::vector<survey::Value> items; // names: texts or numbers
    choice::MaxDiffSpec spec; // of a file that was read: items, versions, prohibitions and seed
    choice::MaxDiffDesign design;
};

struct ConjointFile {
    std::vector<std::string> attributes;
    std::vector<std::vector<survey::Value>> levels; // names, per attribute
    choice::ConjointSpec spec; // likewise
    choice::ConjointDesign design;
};

using DesignFile = std::variant<MaxDiffFile, ConjointFile>;

// What to make a design from; its `design` is empty. Errors point into the specification.
base::Result<DesignFile> read_maxdiff_spec(survey::Value const& spec, std::string const& where = "");
base::Result<DesignFile> read_conjoint_spec(survey::Value const& spec, std::string const& where = "");

// Fills in the design; a refusal becomes an error whose `where` points into the specification.
base::Result<base::Done> make_design(DesignFile& file);

// A design of `dure.design/1`, as a survey ships it. Without `items` or `attributes` they are what the sets show, in
// the order they first appear. An alternative that is null or "none" is the none alternative.
base::Result<DesignFile> read_design(survey::Value const& value, std::string const& where = "");

survey::Value design_to_value(DesignFile const& file); // with its report

struct DesignCheck {
    survey::Value report;
    bool keeps_rules = true; // nothing repeated, prohibited or dominated, and all of it connected
};
DesignCheck check_design(DesignFile const& file);

}
