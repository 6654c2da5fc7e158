// Estimation as a conversation: requests in, any number of replies out, long work in parts. The program of the
// browser's worker is this class with messages around it; `docs/formats.md` has the messages.
#pragma once

#include "base/result.h"
#include "choice/hierarchical_bayes.h"
#include "codec/chain_inputs.h"
#include "survey/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dure::codec {

struct EstimateRequest {
    std::uint64_t id = 0;
    // {"do": "results", "format"}, {"do": "chain", "format", "question", "seed", "draws", "burn_in"} or
    // {"do": "stats", "method"}; `format` is "lines" or "export".
    std::string head;
    std::string survey; // bytes of its definition; of an export, which holds one, empty
    std::string data; // responses, or the input of a method
};

struct EstimateReply {
    std::uint64_t id = 0;
    std::string head; // {"state": "progress", "done", "cancelled" or "failed", …}
    std::string bytes; // of a finished chain its output as `dure stats` has it
    bool is_last = true;
};

class Estimator {
public:
    Estimator();
    ~Estimator();

    // Results and methods are answered at once. A chain is the work of advance(); one for the same question and
    // settings goes on from what is known: where it was stopped, or with the answers that have come since.
    std::vector<EstimateReply> take(EstimateRequest const& request);
    // The chain stays as it is: the same request goes on with it.
    std::vector<EstimateReply> cancel(std::uint64_t id);

    bool is_busy() const { return !m_jobs.empty(); }
    // So many draws more of the oldest request. However they are divided, the digits are the same.
    std::vector<EstimateReply> advance(std::size_t draws);
    // Of the oldest request, with the convergence of what is kept so far. Takes longer the more is kept.
    std::optional<EstimateReply> progress() const;

private:
    struct Chain;
    struct Job {
        std::uint64_t id = 0;
        std::shared_ptr<Chain> chain;
    };

    base::Result<base::Done> take_chain(
        EstimateRequest const& request, survey::Value const& head, std::vector<EstimateReply>& replies);
    std::shared_ptr<Chain> find(std::string const& key) const;
    void keep(std::shared_ptr<Chain> chain);

    std::vector<Job> m_jobs; // oldest first
    std::vector<std::shared_ptr<Chain>> m_chains; // latest used last
};

}
