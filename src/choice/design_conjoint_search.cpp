#include "choice/design_conjoint_search.h"

#include "base/sort.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace dure::choice {

namespace {

    // What a broken rule, a level shown more often than another, and a level twice in a task cost beside uneven pairs.
    constexpr std::int64_t fault = 1'000'000;
    constexpr std::int64_t uneven = 5'000;
    constexpr std::int64_t overlapping = 200;

    std::int64_t threshold_at(std::size_t step, std::size_t steps)
    {
        constexpr std::size_t levels = 3;
        return static_cast<std::int64_t>((steps - step - 1) * levels / steps) * 2;
    }

}

ConjointSearch::ConjointSearch(ConjointSpec const& spec)
    : m_spec(spec)
    , m_random(spec.seed, 0x636a)
    , m_priors(prior_parameters(spec))
{
    for (auto const& attribute : spec.attributes) {
        m_first_level.push_back(m_level_count);
        m_level_count += attribute.levels;
        m_levels.push_back(attribute.levels);
        // Alternatives that never share a level of some attribute differ; without orders nothing else can go wrong.
        if (spec.overlap == Overlap::minimal && spec.prohibitions.empty() && attribute.levels >= spec.alternatives)
            m_may_repeat = false;
    }
    m_may_repeat = m_may_repeat || std::any_of(spec.attributes.begin(), spec.attributes.end(), [](auto const& a) {
        return a.order != LevelOrder::none;
    });
    m_pairs.assign(m_level_count * m_level_count, 0);
    m_shown.assign(m_level_count, 0);
    m_placed.assign(m_level_count * spec.alternatives, 0);
    for (auto const& [a, a_level, b, b_level] : spec.prohibitions)
        m_pairs[cell(a, a_level, b, b_level)] = m_pairs[cell(b, b_level, a, a_level)] = prohibited;
    auto const parameters = static_cast<Eigen::Index>(parameter_count({ m_levels, LevelCoding::effects, spec.none }));
    m_information = Eigen::MatrixXd::Zero(parameters, parameters);
}

std::size_t ConjointSearch::pick(std::size_t below)
{
    return static_cast<std::size_t>((static_cast<std::uint64_t>(m_random.next()) * below) >> 32);
}

std::size_t ConjointSearch::cell(std::size_t a, std::size_t a_level, std::size_t b, std::size_t b_level) const
{
    return (m_first_level[a] + a_level) * m_level_count + m_first_level[b] + b_level;
}

void ConjointSearch::count_profile(Profile const& profile, std::int64_t weight)
{
    for (std::size_t a = 0; a < profile.size(); ++a) {
        m_shown[m_first_level[a] + profile[a]] += weight;
        for (std::size_t b = 0; b < profile.size(); ++b) {
            if (a != b)
                m_pairs[cell(a, profile[a], b, profile[b])] += weight;
        }
    }
}

void ConjointSearch::count_tasks(Tasks const& tasks, std::int64_t weight)
{
    for (auto const& task : tasks) {
        for (auto const& profile : task)
            count_profile(profile, weight);
    }
}

// Divides a total among the levels: those shown least so far get what does not divide evenly.
std::vector<std::size_t> ConjointSearch::shares(std::size_t attribute, std::size_t total)
{
    auto const levels = m_levels[attribute];
    std::vector<std::size_t> order(levels);
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    m_random.shuffle(order);
    auto const* const shown = m_shown.data() + m_first_level[attribute];
    base::stable_sort(order, [&](auto a, auto b) { return shown[a] < shown[b]; });
    std::vector<std::size_t> shares(levels, total / levels);
    for (std::size_t i = 0; i < total % levels; ++i)
        ++shares[order[i]];
    return shares;
}

// The levels of an attribute in each task: every level equally often in the task, and what does not divide evenly over
// the tasks so that it does in the version.
std::vector<std::vector<std::size_t>> ConjointSearch::column(std::size_t attribute)
{
    auto const levels = m_levels[attribute];
    auto const in_every_task = m_spec.overlap == Overlap::minimal ? m_spec.alternatives / levels : 0;
    auto const others = m_spec.alternatives - in_every_task * levels;
    auto left = shares(attribute, others * m_spec.tasks);
    std::vector<std::vector<std::size_t>> column(m_spec.tasks);
    for (std::size_t task = 0; task < m_spec.tasks; ++task) {
        for (std::size_t level = 0; level < levels; ++level)
            column[task].insert(column[task].end(), in_every_task, level);
        std::vector<std::size_t> order(levels);
        std::iota(order.begin(), order.end(), std::size_t { 0 });
        m_random.shuffle(order);
        base::stable_sort(order, [&](auto a, auto b) { return left[a] > left[b]; });
        for (std::size_t i = 0; i < others; ++i) {
            // Without minimal overlap a task may need more levels than there are: go round again.
            auto level = order[i % levels];
            if (left[level] == 0)
                level = static_cast<std::size_t>(std::max_element(left.begin(), left.end()) - left.begin());
            column[task].push_back(level);
            --left[level];
        }
        m_random.shuffle(column[task]);
    }
    return column;
}

ConjointSearch::Tasks ConjointSearch::filled()
{
    Tasks tasks(m_spec.tasks, ChoiceTask(m_spec.alternatives, Profile(m_levels.size(), 0)));
    for (std::size_t attribute = 0; attribute < m_levels.size(); ++attribute) {
        auto const levels = column(attribute);
        for (std::size_t task = 0; task < m_spec.tasks; ++task) {
            for (std::size_t alternative = 0; alternative < m_spec.alternatives; ++alternative)
                tasks[task][alternative][attribute] = levels[task][alternative];
        }
    }
    count_tasks(tasks, 2);
    return tasks;
}

std::int64_t ConjointSearch::faults(ChoiceTask const& task) const
{
    if (!m_may_repeat)
        return 0;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < task.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (task[i] == task[j] || is_dominated(m_spec, task[i], task[j]) || is_dominated(m_spec, task[j], task[i]))
                ++count;
        }
    }
    return count;
}

std::size_t ConjointSearch::broken(Tasks const& tasks) const
{
    return static_cast<std::size_t>(std::count_if(tasks.begin(), tasks.end(), [&](auto const& task) {
        return faults(task) > 0 || std::any_of(task.begin(), task.end(), [&](auto const& profile) {
            for (auto const& [a, a_level, b, b_level] : m_spec.prohibitions) {
                if (profile[a] == a_level && profile[b] == b_level)
                    return true;
            }
            return false;
        });
    }));
}

// What it costs the task to show one level less and another one more.
std::int64_t ConjointSearch::overlap_change(
    ChoiceTask const& task, std::size_t attribute, std::size_t from, std::size_t to) const
{
    if (m_spec.overlap != Overlap::minimal)
        return 0;
    std::int64_t difference = 0;
    for (auto const& profile : task)
        difference += (profile[attribute] == to ? 1 : 0) - (profile[attribute] == from ? 1 : 0);
    return overlapping * 2 * (difference + 1);
}

// By how much the cost changes when two alternatives exchange their levels of an attribute.
std::int64_t ConjointSearch::swap_change(Tasks& tasks, std::size_t attribute, Place a, Place b)
{
    auto& first = tasks[a.task][a.alternative];
    auto& second = tasks[b.task][b.alternative];
    auto const from = first[attribute], to = second[attribute];
    std::int64_t change = 0;
    for (std::size_t other = 0; other < m_levels.size(); ++other) {
        if (other == attribute || first[other] == second[other])
            continue;
        change += 4 * m_weight
            + 2
                * (with(attribute, to, other, first[other]) + with(attribute, from, other, second[other])
                    - with(attribute, from, other, first[other]) - with(attribute, to, other, second[other]));
    }
    if (a.task != b.task)
        change
            += overlap_change(tasks[a.task], attribute, from, to) + overlap_change(tasks[b.task], attribute, to, from);
    if (!m_may_repeat)
        return change;
    auto const count = [&] { return faults(tasks[a.task]) + (a.task == b.task ? 0 : faults(tasks[b.task])); };
    auto const before = count();
    std::swap(first[attribute], second[attribute]);
    change += fault * (count() - before);
    std::swap(first[attribute], second[attribute]);
    return change;
}

void ConjointSearch::swap(Tasks& tasks, std::size_t attribute, Place a, Place b)
{
    auto& first = tasks[a.task][a.alternative];
    auto& second = tasks[b.task][b.alternative];
    count_profile(first, -m_weight);
    count_profile(second, -m_weight);
    std::swap(first[attribute], second[attribute]);
    count_profile(first, m_weight);
    count_profile(second, m_weight);
}

std::optional<std::int64_t> ConjointSearch::try_swap(Tasks& tasks, std::int64_t threshold)
{
    if (!m_spec.prohibitions.empty() && pick(4) == 0)
        return try_replacement(tasks, threshold);
    auto const attribute = pick(m_levels.size());
    Place const a { pick(m_spec.tasks), pick(m_spec.alternatives) };
    Place const b { pick(2) == 0 ? a.task : pick(m_spec.tasks), pick(m_spec.alternatives) };
    if (tasks[a.task][a.alternative][attribute] == tasks[b.task][b.alternative][attribute])
        return {};
    auto const change = swap_change(tasks, attribute, a, b);
    if (change > threshold)
        return {};
    swap(tasks, attribute, a, b);
    return change;
}

// Another level in a place: changes how often both are shown, so only prohibitions make it worth while.
std::optional<std::int64_t> ConjointSearch::try_replacement(Tasks& tasks, std::int64_t threshold)
{
    auto const attribute = pick(m_levels.size());
    auto& task = tasks[pick(m_spec.tasks)];
    auto& profile = task[pick(m_spec.alternatives)];
    auto const from = profile[attribute], to = pick(m_levels[attribute]);
    if (from == to)
        return {};
    auto const* const shown = m_shown.data() + m_first_level[attribute];
    auto change = uneven * (2 * (shown[to] - shown[from]) + 4) + overlap_change(task, attribute, from, to);
    for (std::size_t other = 0; other < m_levels.size(); ++other) {
        if (other != attribute)
            change
                += 4 + 2 * (with(attribute, to, other, profile[other]) - with(attribute, from, other, profile[other]));
    }
    auto const before = faults(task);
    profile[attribute] = to;
    change += fault * (faults(task) - before);
    profile[attribute] = from;
    if (change > threshold)
        return {};
    count_profile(profile, -2);
    profile[attribute] = to;
    count_profile(profile, 2);
    return change;
}

// Leaves the best tasks it saw.
void ConjointSearch::improve(Tasks& tasks, std::size_t moves)
{
    auto best = tasks;
    std::int64_t now = 0, best_change = 0;
    for (std::size_t move = 0; move < moves; ++move) {
        auto const change = try_swap(tasks, threshold_at(move, moves));
        if (!change)
            continue;
        now += *change;
        if (now < best_change) {
            best_change = now;
            best = tasks;
        }
    }
    count_tasks(tasks, -2);
    count_tasks(best, 2);
    tasks = std::move(best);
}

bool ConjointSearch::error_sweep(Tasks& tasks, double& best)
{
    CodedTasks const coded { m_levels, LevelCoding::effects, m_spec.none, m_priors };
    // A little of everything keeps the determinant from vanishing while there are few tasks.
    Eigen::MatrixXd others = m_information;
    others.diagonal().array() += 1e-3;
    auto const add = [&](ChoiceTask task, Eigen::MatrixXd& to) {
        if (m_spec.none)
            task.emplace_back();
        add_information(coded, task, to);
    };
    for (auto const& task : tasks)
        add(task, others);
    auto improved = false;
    for (std::size_t t = 0; t < tasks.size(); ++t) {
        Eigen::MatrixXd own = Eigen::MatrixXd::Zero(others.rows(), others.cols());
        add(tasks[t], own);
        others -= own;
        for (std::size_t attribute = 0; attribute < m_levels.size(); ++attribute) {
            for (std::size_t i = 0; i < m_spec.alternatives; ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    if (tasks[t][i][attribute] == tasks[t][j][attribute])
                        continue;
                    auto const change = swap_change(tasks, attribute, { t, i }, { t, j });
                    if (change > (m_priors.empty() ? 0 : fault / 2))
                        continue;
                    auto trial = tasks[t];
                    std::swap(trial[i][attribute], trial[j][attribute]);
                    Eigen::MatrixXd whole = others;
                    add(std::move(trial), whole);
                    auto const value = log_determinant(whole);
                    if (!value || *value <= best + 1e-9)
                        continue;
                    best = *value;
                    swap(tasks, attribute, { t, i }, { t, j });
                    improved = true;
                }
            }
        }
        add(tasks[t], others);
    }
    return improved;
}

void ConjointSearch::lower_error(Tasks& tasks)
{
    auto const parameters = static_cast<double>(m_information.rows());
    auto const alternatives = static_cast<double>(m_spec.alternatives);
    auto const tries = static_cast<double>(m_spec.tasks * m_levels.size()) * alternatives * alternatives / 2;
    auto const work = tries * (parameters * parameters * (parameters / 3 + alternatives) + 500);
    constexpr double affordable = 4e9; // multiplications over all versions: a few seconds
    auto const sweeps = std::min(6.0, affordable / (work * static_cast<double>(m_spec.versions)));
    auto best = -std::numeric_limits<double>::infinity();
    for (auto sweep = 1; sweep <= static_cast<int>(sweeps); ++sweep) {
        if (!error_sweep(tasks, best))
            return;
    }
}

// The order of the alternatives within each task, so that levels stand in every place equally often.
void ConjointSearch::place_evenly(Tasks& tasks)
{
    auto const placed = [&](std::size_t attribute, std::size_t level, std::size_t place) -> std::int64_t& {
        return m_placed[(m_first_level[attribute] + level) * m_spec.alternatives + place];
    };
    auto const count = [&](Profile const& profile, std::size_t place, std::int64_t weight) {
        for (std::size_t attribute = 0; attribute < profile.size(); ++attribute)
            placed(attribute, profile[attribute], place) += weight;
    };
    auto const gain = [&](Profile const& from, Profile const& to, std::size_t place) {
        std::int64_t sum = 0;
        for (std::size_t attribute = 0; attribute < from.size(); ++attribute) {
            if (from[attribute] != to[attribute])
                sum += placed(attribute, to[attribute], place) - placed(attribute, from[attribute], place) + 2;
        }
        return sum;
    };
    m_random.shuffle(tasks);
    for (auto& task : tasks) {
        m_random.shuffle(task);
        for (std::size_t place = 0; place < task.size(); ++place)
            count(task[place], place, 2);
    }
    for (auto sweep = 0; sweep < 4; ++sweep) {
        for (auto& task : tasks) {
            for (std::size_t i = 0; i < task.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    if (gain(task[i], task[j], i) + gain(task[j], task[i], j) >= 0)
                        continue;
                    count(task[i], i, -2);
                    count(task[j], j, -2);
                    std::swap(task[i], task[j]);
                    count(task[i], i, 2);
                    count(task[j], j, 2);
                }
            }
        }
    }
    for (auto const& task : tasks) {
        for (std::size_t place = 0; place < task.size(); ++place)
            count(task[place], place, -1);
    }
}

std::int64_t ConjointSearch::pair_squares() const
{
    std::int64_t sum = 0;
    for (auto const count : m_pairs)
        sum += count >= prohibited ? 0 : count * count;
    return sum;
}

std::int64_t ConjointSearch::least_pair_squares(std::size_t versions) const
{
    auto const total = static_cast<std::int64_t>(versions * m_spec.tasks * m_spec.alternatives);
    std::int64_t sum = 0;
    for (std::size_t a = 0; a < m_levels.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            auto const cells = static_cast<std::int64_t>(m_levels[a] * m_levels[b]);
            auto const low = total / cells, above = total % cells;
            sum += 2 * ((cells - above) * low * low + above * (low + 1) * (low + 1));
        }
    }
    return sum;
}

std::size_t ConjointSearch::add_version()
{
    auto const places = m_spec.tasks * m_spec.alternatives * m_levels.size();
    auto const wanted = m_spec.versions == 1 ? std::clamp<std::size_t>(300 * places, 20'000, 200'000)
                                             : std::clamp<std::size_t>(60 * places, 4'000, 100'000);
    // What a move looks at, also where alternatives have to be compared; so many steps take seconds.
    auto const seen = m_levels.size() * (m_may_repeat ? 2 * m_spec.alternatives * m_spec.alternatives : 1);
    auto const moves = std::min(wanted, std::size_t { 100'000'000 } / (seen * m_spec.versions) + 100);
    Tasks best;
    auto best_wrong = m_spec.tasks + 1;
    std::int64_t best_squares = 0;
    for (std::size_t round = 1; round <= 6; ++round) {
        auto tasks = filled();
        improve(tasks, moves * round);
        auto const wrong = broken(tasks);
        auto const squares = pair_squares();
        count_tasks(tasks, -2);
        if (wrong < best_wrong || (wrong == best_wrong && squares < best_squares)) {
            best_wrong = wrong;
            best_squares = squares;
            best = std::move(tasks);
        }
        // Several versions even each other out; a single one is worth another try. Its counts stand doubled.
        if (best_wrong == 0 && (m_spec.versions > 1 || best_squares <= 4 * least_pair_squares(1)))
            break;
    }
    if (best_wrong > 0)
        return best_wrong;
    count_tasks(best, 2);
    lower_error(best);
    count_tasks(best, -1);
    CodedTasks const coded { m_levels, LevelCoding::effects, m_spec.none, m_priors };
    for (auto task : best) {
        if (m_spec.none)
            task.emplace_back();
        add_information(coded, task, m_information);
    }
    m_design.versions.push_back(std::move(best));
    return 0;
}

// Exchanges within tasks of all versions until pairs of levels meet evenly over all, by simulated annealing.
void ConjointSearch::even_out()
{
    m_weight = 1;
    auto now = pair_squares();
    auto const at_start = now;
    auto const start = m_design.versions;
    auto const least = least_pair_squares(m_spec.versions);
    auto const places = m_spec.tasks * m_spec.alternatives * m_levels.size() * m_spec.versions;
    auto const seen = m_levels.size() * (m_may_repeat ? 2 * m_spec.alternatives * m_spec.alternatives : 1);
    auto const steps = std::min(std::clamp<std::size_t>(200 * places, 100'000, 4'000'000), 1'000'000'000 / seen);
    for (std::size_t step = 0; step < steps && now > least; ++step) {
        auto const warmth = 0.4 - 0.35 * static_cast<double>(step) / static_cast<double>(steps);
        auto const luck = static_cast<double>(std::countl_zero(m_random.next()));
        auto& tasks = m_design.versions[pick(m_spec.versions)];
        auto const task = pick(m_spec.tasks), attribute = pick(m_levels.size());
        Place const a { task, pick(m_spec.alternatives) }, b { task, pick(m_spec.alternatives) };
        if (tasks[task][a.alternative][attribute] == tasks[task][b.alternative][attribute])
            continue;
        auto const change = swap_change(tasks, attribute, a, b);
        if (change > static_cast<std::int64_t>(4 * warmth * luck))
            continue;
        swap(tasks, attribute, a, b);
        now += 2 * change; // every pair stands in the table twice
    }
    if (now > at_start)
        m_design.versions = start;
}

ConjointDesign ConjointSearch::finished()
{
    if (m_spec.versions > 1 && m_priors.empty())
        even_out();
    for (auto& version : m_design.versions)
        place_evenly(version);
    return std::move(m_design);
}

}
