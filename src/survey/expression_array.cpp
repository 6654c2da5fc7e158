// sumInArray() and its kin: over the rows of a matrix, the panels of a dynamic panel, or the values of a record.
#include "survey/expression_compare.h"
#include "survey/expression_program.h"

#include <cmath>

namespace dure::survey::expression {

namespace {

    class Fold {
    public:
        Fold(Context& context, Expression::Program const& program, ArrayCall const& call, std::string_view name)
            : m_context(context)
            , m_program(program)
            , m_call(call)
            , m_name(name)
        {
        }

        void visit(Value const& item)
        {
            if (!m_context.spend(1) || !item.is_record())
                return;
            auto const found = Cell::of(item.member(m_name));
            if (is_empty(found) || !meets_condition(item))
                return;
            ++m_count;
            auto value = found;
            if (value.is(Kind::text)) {
                auto const number = survey_number(m_context, value);
                if (std::isnan(number))
                    return;
                value = Cell::of(number);
            }
            m_sum = sum_of(m_context, m_sum, value);
            auto const is_better = m_best.is(Kind::undefined)
                || (m_call.function == ArrayFunction::minimum ? is_greater_plainly(m_context, m_best, value)
                                                              : is_greater_plainly(m_context, value, m_best));
            if (is_better) {
                m_best = value;
                m_best_item = &item;
            }
        }

        Cell result()
        {
            switch (m_call.function) {
            case ArrayFunction::sum:
                return m_sum;
            case ArrayFunction::count:
                return Cell::of(m_count);
            case ArrayFunction::average:
                return Cell::of(m_count > 0 ? to_number(m_context, m_sum) / m_count : 0.0);
            case ArrayFunction::minimum:
            case ArrayFunction::maximum:
                break;
            }
            auto const gives_other_member = m_best_item && m_call.has_result_name && m_call.result_name != m_name;
            return gives_other_member ? Cell::of(m_best_item->member(m_call.result_name)) : m_best;
        }

    private:
        bool meets_condition(Value const& item)
        {
            if (!m_call.has_condition)
                return true;
            if (!m_call.condition_is_valid)
                return false;
            auto const cell = Cell::of(item);
            auto const result = run(m_context, m_program, m_call.condition, &cell);
            return is_loosely_equal(m_context, result, Cell::of(true));
        }

        Context& m_context;
        Expression::Program const& m_program;
        ArrayCall const& m_call;
        std::string_view m_name;
        Cell m_sum = Cell::of(0.0);
        Cell m_best = Cell::undefined();
        Value const* m_best_item = nullptr;
        double m_count = 0;
    };

}

Cell fold_array(
    Context& context, Expression::Program const& program, ArrayCall const& call, Cell const& items, Cell const& name)
{
    auto const is_usable = call.is_valid && is_truthy(items) && name.is(Kind::text);
    Fold fold(context, program, call, is_usable ? name.text() : std::string_view {});
    if (is_usable && items.is(Kind::list)) {
        for (auto const& item : items.list())
            fold.visit(item);
    } else if (is_usable && items.is(Kind::record)) {
        for (auto const& member : items.record())
            fold.visit(member.second);
    }
    return fold.result();
}

}
