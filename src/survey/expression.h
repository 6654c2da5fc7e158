// SurveyJS's expression language: compiled once, bound to the slots of a survey, evaluated without allocation where
// possible.
#pragma once

#include "base/result.h"
#include "survey/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dure::survey {

struct ExpressionLimits {
    std::size_t text_bytes = 16 * 1024;
    std::size_t depth = 64;
    std::size_t nodes = 4096;
    std::size_t steps = 1'000'000; // of one evaluation, so that functions over arrays stay bounded
    std::size_t name_bytes = 1024; // of one name
    std::size_t name_parts = 32; // that dots and brackets divide it into
};

// A name means its longest beginning that is known, and every part of it is another beginning to look for.
bool is_within_limits(std::string_view name, ExpressionLimits const& limits = {});

// Where a name such as "grade.flap[0]" lives: a slot for the part the survey knows, and the rest of the path.
struct Location {
    std::uint32_t slot = 0;
    std::string path; // "" or "flap[0]"
    bool is_ordered = false; // the answer of a ranking: equality then minds the order
};

// Decides once, at binding time, which slot a name means (longest known prefix; the survey knows the case rules).
class NameResolver {
public:
    virtual ~NameResolver() = default;
    virtual std::optional<Location> resolve(std::string_view name) = 0;
};

// Functions that need the survey around the expression: getComment, displayValue, propertyValue, …
class ExpressionHost {
public:
    virtual ~ExpressionHost() = default;
    virtual std::optional<Value> call(std::string_view function, std::span<Value const> arguments) const = 0;
};

// The values of the slots, by id. Some may lie elsewhere: a panel's rules read those of the survey around it in place.
class SlotValues {
public:
    SlotValues() = default;
    SlotValues(std::span<Value const> values, std::span<Value const* const> elsewhere = {})
        : m_values(values)
        , m_elsewhere(elsewhere)
    {
    }
    SlotValues(std::vector<Value> const& values)
        : m_values(values)
    {
    }
    template <std::size_t count>
    SlotValues(Value const (&values)[count])
        : m_values(values)
    {
    }
    SlotValues(Value const* values, std::size_t count)
        : m_values(values, count)
    {
    }

    std::size_t size() const { return m_values.size(); }
    Value const& operator[](std::size_t slot) const
    {
        return slot < m_elsewhere.size() && m_elsewhere[slot] ? *m_elsewhere[slot] : m_values[slot];
    }

private:
    std::span<Value const> m_values;
    std::span<Value const* const> m_elsewhere; // by slot; shorter, or null: the value is here
};

// All that an evaluation may see. The core has no clock: the caller says what time it is.
struct Surroundings {
    SlotValues slots;
    double now_millis = 0; // UTC
    int utc_offset_minutes = 0; // of the person answering, for today() and local dates
    ExpressionHost const* host = nullptr;
    std::size_t step_limit = ExpressionLimits {}.steps;
};

class Expression {
public:
    // Error: `where` is "column N" (1-based, in characters) of the text.
    static base::Result<Expression> compile(std::string_view text, ExpressionLimits const& limits = {});

    Expression();
    Expression(Expression&&) noexcept;
    Expression& operator=(Expression&&) noexcept;
    ~Expression();

    // The names it mentions, as written but for a leading "#" (which only says how to read the value), each once, in
    // order of first use. Names inside the condition of sumInArray() and its kin mean an item's members and are left
    // out; slots() has them where the survey knows them.
    std::vector<std::string> const& variables() const;
    // True if a result can change without any variable changing (today(), currentDate(), age(), …), or if it asks the
    // host, who must be trusted to know more than the variables say.
    bool depends_on_time() const;
    std::vector<std::string> const& functions() const;

    // Must be called before evaluating. A name nobody knows, and a slot that holds undefined, read as null.
    void bind(NameResolver& resolver);
    // The slots it reads, each once; valid after bind().
    std::vector<std::uint32_t> const& slots() const;

    // Undefined if the step limit is reached.
    Value evaluate(Surroundings const& surroundings) const;
    // As SurveyJS judges conditions: `true`, and what JavaScript's == takes for it (1, "1"), but not every truthy
    // value.
    bool is_true(Surroundings const& surroundings) const;

    struct Program; // of expression_program.h

private:
    std::unique_ptr<Program> m_program;
};

}
