// The search behind conjoint_design: levels change places until pairs of levels meet evenly and the D-error is low.
#pragma once

#include "base/random.h"
#include "choice/design_conjoint.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <Eigen/Core>

namespace dure::choice {

class ConjointSearch {
public:
    explicit ConjointSearch(ConjointSpec const& spec);

    // One more version that looks at what those before it have shown. How many tasks break a rule in the best that was
    // found; 0 if all is well.
    std::size_t add_version();
    // After the last version: evens out pairs over all of them and the places of the levels.
    ConjointDesign finished();

private:
    using Tasks = std::vector<ChoiceTask>;

    struct Place {
        std::size_t task = 0;
        std::size_t alternative = 0;
    };

    Tasks filled();
    std::vector<std::vector<std::size_t>> column(std::size_t attribute);
    std::vector<std::size_t> shares(std::size_t attribute, std::size_t total);
    void improve(Tasks& tasks, std::size_t moves);
    std::optional<std::int64_t> try_swap(Tasks& tasks, std::int64_t threshold);
    std::optional<std::int64_t> try_replacement(Tasks& tasks, std::int64_t threshold);
    std::int64_t swap_change(Tasks& tasks, std::size_t attribute, Place a, Place b);
    void swap(Tasks& tasks, std::size_t attribute, Place a, Place b);
    void lower_error(Tasks& tasks);
    bool error_sweep(Tasks& tasks, double& best);
    void even_out();
    void place_evenly(Tasks& tasks);
    std::int64_t pair_squares() const;
    std::int64_t least_pair_squares(std::size_t versions) const;

    std::int64_t faults(ChoiceTask const& task) const;
    std::size_t broken(Tasks const& tasks) const;
    std::int64_t overlap_change(ChoiceTask const& task, std::size_t attribute, std::size_t from, std::size_t to) const;
    void count_profile(Profile const& profile, std::int64_t weight);
    void count_tasks(Tasks const& tasks, std::int64_t weight);
    std::size_t cell(std::size_t a, std::size_t a_level, std::size_t b, std::size_t b_level) const;
    std::int64_t with(std::size_t attribute, std::size_t level, std::size_t other, std::size_t other_level) const
    {
        return m_pairs[cell(attribute, level, other, other_level)];
    }
    std::size_t pick(std::size_t below);

    ConjointSpec const& m_spec;
    base::Random m_random;
    ConjointDesign m_design;
    bool m_may_repeat = true; // an alternative may equal or be dominated by another
    std::vector<std::size_t> m_levels;
    std::vector<double> m_priors;
    std::vector<std::size_t> m_first_level; // of each attribute, among all levels
    std::size_t m_level_count = 0;
    // As in MaxDiffSearch: shown over the finished versions plus twice in the one being searched.
    std::vector<std::int64_t> m_pairs; // all levels by all levels
    std::int64_t m_weight = 2; // of one meeting in m_pairs: 1 once the versions are finished
    std::vector<std::int64_t> m_shown; // per level
    std::vector<std::int64_t> m_placed; // per level and place of a task
    Eigen::MatrixXd m_information; // of the finished versions
    static constexpr std::int64_t prohibited = 1'000'000;
};

}
