#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "tests/source_folder.h"

#include <doctest/doctest.h>

namespace dure::tests {

std::string in_source_folder(std::string const& path) { return DURE_SOURCE_DIR "/" + path; }

}
