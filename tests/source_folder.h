// Where the tests find the repository's own files.
#pragma once

#include <string>

namespace dure::tests {

// `path` is relative to the repository's top, e.g. "tests/ui/golden/choices.ko.txt".
std::string in_source_folder(std::string const& path);

}
