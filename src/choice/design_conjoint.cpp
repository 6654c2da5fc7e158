#include "choice/design_conjoint.h"

#include "choice/design_conjoint_search.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace dure::choice {

namespace {

    using Code = DesignRefusalCode;

    constexpr std::size_t most_attributes = 30;
    constexpr std::size_t most_levels = 50;
    constexpr std::size_t most_parameters = 200;
    constexpr std::size_t most_alternatives = 20;
    constexpr std::size_t most_versions = 10'000;
    constexpr std::size_t most_cells = 1'000'000; // levels shown over all versions
    constexpr std::size_t most_work = 500'000'000; // alternatives * parameters^2 over all versions: seconds

    std::string attribute_path(std::size_t attribute)
    {
        return "/attributes/" + std::to_string(attribute);
    }

    // Counts profiles that the prohibitions allow, as far as asked; gives up counting, with "enough", after so many
    // steps.
    class ProfileCounter {
    public:
        explicit ProfileCounter(ConjointSpec const& spec)
            : m_spec(spec)
        {
        }

        // With this level of this attribute; any where the attribute is past the last.
        std::size_t count(std::size_t attribute, std::size_t level, std::size_t enough)
        {
            m_attribute = attribute;
            m_level = level;
            m_enough = enough;
            m_found = 0;
            m_steps_left = 20'000;
            m_profile.clear();
            extend();
            return m_found;
        }

    private:
        void extend()
        {
            if (m_steps_left == 0) {
                m_found = m_enough;
                return;
            }
            --m_steps_left;
            auto const attribute = m_profile.size();
            if (attribute == m_spec.attributes.size()) {
                ++m_found;
                return;
            }
            for (std::size_t level = 0; level < m_spec.attributes[attribute].levels && m_found < m_enough; ++level) {
                m_profile.push_back(level);
                if ((attribute != m_attribute || level == m_level) && is_allowed())
                    extend();
                m_profile.pop_back();
            }
        }

        // Whether the last level goes with those before it.
        bool is_allowed() const
        {
            auto const has = [&](std::size_t attribute, std::size_t level) {
                return attribute < m_profile.size() && m_profile[attribute] == level;
            };
            auto const last = m_profile.size() - 1;
            return std::none_of(m_spec.prohibitions.begin(), m_spec.prohibitions.end(), [&](auto const& p) {
                return (p.first_attribute == last || p.second_attribute == last)
                    && has(p.first_attribute, p.first_level) && has(p.second_attribute, p.second_level);
            });
        }

        ConjointSpec const& m_spec;
        Profile m_profile;
        std::size_t m_attribute = 0, m_level = 0, m_enough = 0, m_found = 0, m_steps_left = 0;
    };

    std::optional<DesignRefusal> refuse_attributes(ConjointSpec const& spec)
    {
        if (spec.attributes.empty())
            return DesignRefusal { Code::no_attributes, "/attributes", 0, 1 };
        if (spec.attributes.size() > most_attributes)
            return DesignRefusal { Code::too_large, "/attributes", spec.attributes.size(), most_attributes };
        std::size_t parameters = 0;
        for (std::size_t i = 0; i < spec.attributes.size(); ++i) {
            auto const levels = spec.attributes[i].levels;
            if (levels < 2)
                return DesignRefusal { Code::one_level, attribute_path(i) + "/levels", i, 2 };
            if (levels > most_levels)
                return DesignRefusal { Code::too_large, attribute_path(i) + "/levels", levels, most_levels };
            parameters += levels - 1;
        }
        if (parameters > most_parameters)
            return DesignRefusal { Code::too_large, "/attributes", parameters, most_parameters };
        if (spec.attributes.size() == 1 && spec.attributes[0].order != LevelOrder::none)
            return DesignRefusal { Code::always_dominated, attribute_path(0), 0, 0 };
        return {};
    }

    std::optional<DesignRefusal> refuse_counts(ConjointSpec const& spec)
    {
        if (spec.alternatives < 2)
            return DesignRefusal { Code::too_few_alternatives, "/alternatives", spec.alternatives, 2 };
        if (spec.alternatives > most_alternatives)
            return DesignRefusal { Code::too_large, "/alternatives", spec.alternatives, most_alternatives };
        std::size_t most = 0, parameters = 1;
        for (auto const& attribute : spec.attributes) {
            most = std::max(most, attribute.levels);
            parameters += attribute.levels - 1;
        }
        auto const needed = (most + spec.alternatives - 1) / spec.alternatives;
        if (spec.tasks < needed)
            return DesignRefusal { Code::too_few_sets, "/tasks", spec.tasks, needed };
        if (spec.versions < 1)
            return DesignRefusal { Code::no_versions, "/versions", 0, 1 };
        if (spec.versions > most_versions)
            return DesignRefusal { Code::too_large, "/versions", spec.versions, most_versions };
        auto const profiles = std::min(most_cells / spec.attributes.size(), most_work / (parameters * parameters));
        auto const tasks = profiles / spec.alternatives / spec.versions;
        if (spec.tasks > tasks)
            return DesignRefusal { Code::too_large, "/tasks", spec.tasks, tasks };
        return {};
    }

    std::optional<DesignRefusal> refuse_prohibitions(ConjointSpec const& spec)
    {
        for (std::size_t i = 0; i < spec.prohibitions.size(); ++i) {
            auto const& p = spec.prohibitions[i];
            assert(p.first_attribute < spec.attributes.size() && p.second_attribute < spec.attributes.size());
            if (p.first_attribute == p.second_attribute)
                return DesignRefusal { Code::prohibition_of_itself, "/prohibitions/" + std::to_string(i), i, 0 };
        }
        ProfileCounter counter(spec);
        auto const profiles = counter.count(spec.attributes.size(), 0, spec.alternatives);
        if (profiles == 0)
            return DesignRefusal { Code::prohibitions_leave_nothing, "/prohibitions", 0, 0 };
        if (profiles < spec.alternatives)
            return DesignRefusal { Code::too_few_profiles, "/alternatives", profiles, spec.alternatives };
        for (std::size_t i = 0; i < spec.attributes.size() && !spec.prohibitions.empty(); ++i) {
            for (std::size_t level = 0; level < spec.attributes[i].levels; ++level) {
                if (counter.count(i, level, 1) == 0)
                    return DesignRefusal { Code::prohibitions_leave_nothing,
                        attribute_path(i) + "/levels/" + std::to_string(level), level, 0 };
            }
        }
        return {};
    }

    std::optional<DesignRefusal> refuse_priors(ConjointSpec const& spec)
    {
        if (spec.priors.empty())
            return {};
        if (spec.priors.size() != spec.attributes.size())
            return DesignRefusal { Code::wrong_priors, "/priors", spec.priors.size(), spec.attributes.size() };
        auto finite = std::isfinite(spec.none_prior);
        for (std::size_t i = 0; i < spec.priors.size(); ++i) {
            if (spec.priors[i].size() != spec.attributes[i].levels)
                return DesignRefusal { Code::wrong_priors, "/priors", spec.priors[i].size(),
                    spec.attributes[i].levels };
            for (auto const utility : spec.priors[i])
                finite = finite && std::abs(utility) <= 100;
        }
        if (!finite)
            return DesignRefusal { Code::wrong_priors, "/priors", spec.priors.size(), spec.attributes.size() };
        return {};
    }

    std::variant<ConjointDesign, DesignRefusal> searched(ConjointSpec const& spec)
    {
        ConjointSearch search(spec);
        for (std::size_t version = 0; version < spec.versions; ++version) {
            if (auto const broken = search.add_version(); broken > 0)
                return DesignRefusal { Code::no_design_found,
                    spec.prohibitions.empty() ? "/attributes" : "/prohibitions", broken, 0 };
        }
        return search.finished();
    }

}

bool is_dominated(ConjointSpec const& spec, Profile const& profile, Profile const& other)
{
    auto better = false;
    for (std::size_t i = 0; i < profile.size(); ++i) {
        if (profile[i] == other[i])
            continue;
        auto const order = spec.attributes[i].order;
        if (order == LevelOrder::none || (order == LevelOrder::last_is_best) != (other[i] > profile[i]))
            return false;
        better = true;
    }
    return better;
}

std::vector<double> prior_parameters(ConjointSpec const& spec)
{
    std::vector<double> parameters;
    if (spec.priors.empty())
        return parameters;
    for (auto const& utilities : spec.priors) {
        double mean = 0;
        for (auto const utility : utilities)
            mean += utility / static_cast<double>(utilities.size());
        for (std::size_t level = 0; level + 1 < utilities.size(); ++level)
            parameters.push_back(utilities[level] - mean);
    }
    if (spec.none)
        parameters.push_back(spec.none_prior);
    return parameters;
}

std::optional<DesignRefusal> refuse_conjoint(ConjointSpec const& spec)
{
    for (auto const check : { refuse_attributes, refuse_counts, refuse_prohibitions, refuse_priors }) {
        if (auto refusal = check(spec))
            return refusal;
    }
    return {};
}

std::variant<ConjointDesign, DesignRefusal> conjoint_design(ConjointSpec const& spec)
{
    if (auto refusal = refuse_conjoint(spec))
        return *refusal;
    auto found = searched(spec);
    auto const constrained = !spec.prohibitions.empty()
        || std::any_of(
            spec.attributes.begin(), spec.attributes.end(), [](auto const& a) { return a.order != LevelOrder::none; });
    auto const* const design = std::get_if<ConjointDesign>(&found);
    if (spec.overlap != Overlap::minimal || !constrained || (design && conjoint_report(spec, *design).at_zero.d_error))
        return found;
    // Ordered attributes and prohibitions can force minimal overlap into the same task again and again.
    auto relaxed = spec;
    relaxed.overlap = Overlap::any;
    auto other = searched(relaxed);
    auto const* const better = std::get_if<ConjointDesign>(&other);
    return better && (!design || conjoint_report(spec, *better).at_zero.d_error) ? other : found;
}

}
