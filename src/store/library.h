// Surveys a person opened from a file or the site, kept by hash so that a draft can be resumed offline. They are
// written together with the answers that need them, see Journal.
#pragma once

#include "base/result.h"
#include "platform/platform.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dure::store {

struct KeptSurvey {
    std::string hash;
    std::string title;
    std::string file_name; // or address on the site
    double opened_millis = 0;
    std::string json;

    bool operator==(KeptSurvey const&) const = default;
};

class Library {
public:
    explicit Library(platform::Platform& platform)
        : m_platform(platform)
    {
    }

    // Damaged entries are left out: a survey can be opened from its file again.
    void load(std::function<void(base::Result<std::vector<KeptSurvey>>)> then);

private:
    platform::Platform& m_platform;
};

platform::Write write_of(KeptSurvey const&);
std::string seal_survey(KeptSurvey const&);
base::Result<KeptSurvey> open_survey(std::string_view bytes);

}
