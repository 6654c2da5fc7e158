// Bytes of a survey file made ready to be taken, and the list of samples.
#pragma once

#include "app/state.h"

#include <string>
#include <string_view>
#include <vector>

namespace dure::app {

// Error: `where` is a place in the file, `detail` says in English what is wrong there.
base::Result<OpenedSurvey> open_survey(std::string json, std::string address);
// Whatever is not understood is left out.
std::vector<Sample> read_samples(std::string_view json);
// "station" means samples/station.json; anything with a slash or an ending is a path on the site.
std::string path_of_address(std::string const& address);

inline constexpr char const* samples_path = "samples/index.json";

}
