// One measurement of the models of choice: dure_bench_choice logit | hb | pairs | maxdiff. Prints one JSON object. With
// `write FILE`, logit and hb leave their data for the peers of choice_peers.R and choice_peers.py.
#include "base/random.h"
#include "base/elementary.h"
#include "base/variates.h"
#include "choice/conditional_logit.h"

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>

using namespace dure;

namespace {

double seconds_now()
{
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

// Each respondent's own coefficients lie about 1, -0.8, 0.6 …, with this deviation.
choice::ChoiceData simulated(std::size_t respondents, std::size_t tasks, std::size_t alternatives, std::size_t parameters,
    double deviation)
{
    base::Random random(20'240'601);
    choice::ChoiceData data;
    data.parameters = parameters;
    std::vector<double> own(parameters), rows(alternatives * parameters);
    for (std::size_t respondent = 0; respondent < respondents; ++respondent) {
        for (std::size_t k = 0; k < parameters; ++k)
            own[k] = (k % 2 ? -1 : 1) * (1 - 0.1 * static_cast<double>(k)) + deviation * base::standard_normal(random);
        for (std::size_t task = 0; task < tasks; ++task) {
            std::size_t best = 0;
            double highest = -1e300;
            for (std::size_t i = 0; i < alternatives; ++i) {
                auto utility = -base::log(-base::log(1 - random.unit()));
                for (std::size_t k = 0; k < parameters; ++k) {
                    auto const level = static_cast<double>(random.below(3)) - 1;
                    rows[i * parameters + k] = level;
                    utility += own[k] * level;
                }
                if (utility > highest) {
                    highest = utility;
                    best = i;
                }
            }
            choice::add_task(data, rows, best);
        }
    }
    return data;
}

// One line per alternative: task, chosen, columns.
void write_data(choice::ChoiceData const& data, char const* path)
{
    auto* const file = std::fopen(path, "w");
    if (!file)
        return;
    for (std::size_t task = 0; task < data.tasks(); ++task) {
        for (std::size_t i = 0; i < data.alternatives(task); ++i) {
            std::fprintf(file, "%zu,%d", task, data.chosen[task] == i ? 1 : 0);
            for (auto const level : data.row(data.task_starts[task] + i))
                std::fprintf(file, ",%g", level);
            std::fprintf(file, "\n");
        }
    }
    std::fclose(file);
}

void print_numbers(char const* name, std::span<double const> numbers)
{
    std::printf(",\"%s\":[", name);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        std::printf("%s%.15g", i ? "," : "", numbers[i]);
    std::printf("]");
}

int measure_logit(char const* path)
{
    auto const data = simulated(10'000, 12, 4, 10, 0);
    if (path)
        write_data(data, path);
    double best = 1e300;
    choice::LogitFit fit;
    for (int run = 0; run < 5; ++run) {
        auto const started = seconds_now();
        fit = choice::fit_conditional_logit(data);
        best = std::min(best, seconds_now() - started);
    }
    std::printf("{\"seconds\":%.6f,\"iterations\":%zu,\"log_likelihood\":%.15g", best, fit.iterations, fit.log_likelihood);
    print_numbers("coefficients", fit.coefficients);
    std::printf("}\n");
    return 0;
}

}

int main(int argc, char** argv)
{
    auto const what = std::string(argc > 1 ? argv[1] : "");
    auto const* const path = argc > 3 && std::strcmp(argv[2], "write") == 0 ? argv[3] : nullptr;
    if (what == "logit")
        return measure_logit(path);
    std::fprintf(stderr, "usage: dure_bench_choice logit | hb | pairs | maxdiff [write FILE]\n");
    return 2;
}
