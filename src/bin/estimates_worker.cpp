// The second program: estimation in a Web Worker, so that the page stays quick and the first program small. Wiring only;
// web/estimates/worker.js divides the work and passes the messages.
#include "codec/estimator.h"

#include <cstddef>
#include <string>

#include <emscripten/emscripten.h>

// web/estimates_imports.js; copies the bytes before it returns.
extern "C" void dure_estimates_reply(
    double id, char const* head, std::size_t head_size, char const* bytes, std::size_t bytes_size, int is_last);

namespace {

using namespace dure;

codec::Estimator& estimator()
{
    static auto* const only = new codec::Estimator;
    return *only;
}

void send(std::vector<codec::EstimateReply> const& replies)
{
    for (auto const& reply : replies)
        dure_estimates_reply(static_cast<double>(reply.id), reply.head.data(), reply.head.size(), reply.bytes.data(),
            reply.bytes.size(), reply.is_last ? 1 : 0);
}

}

extern "C" {

// True while there is work for dure_estimates_advance.
EMSCRIPTEN_KEEPALIVE int dure_estimates_take(double id, char const* head, std::size_t head_size, char const* survey,
    std::size_t survey_size, char const* data, std::size_t data_size)
{
    send(estimator().take({ static_cast<std::uint64_t>(id), std::string(head, head_size),
        std::string(survey, survey_size), std::string(data, data_size) }));
    return estimator().is_busy() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void dure_estimates_cancel(double id)
{
    send(estimator().cancel(static_cast<std::uint64_t>(id)));
}

EMSCRIPTEN_KEEPALIVE int dure_estimates_advance(int draws)
{
    send(estimator().advance(static_cast<std::size_t>(draws)));
    return estimator().is_busy() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void dure_estimates_tell(void)
{
    if (auto const progress = estimator().progress())
        send({ *progress });
}
}

int main()
{
    return 0;
}
