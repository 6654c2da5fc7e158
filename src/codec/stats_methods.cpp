#include "codec/stats_methods.h"

namespace dure::codec {

StatsMethod const* find_stats_method(std::string_view name)
{
    for (auto const family : { number_methods(), choice_methods(), design_methods() }) {
        for (auto const& method : family) {
            if (method.name == name)
                return &method;
        }
    }
    return nullptr;
}

}
