#include "codec/stats_number_methods.h"
#include "codec/stats_parts.h"
#include "stats/agreement.h"

#include <cmath>

namespace dure::codec {

namespace {

    using base::Result;
    using survey::Record;
    using survey::Value;

    // Rows of numbers and nulls, NaN in the table where a value is missing.
    Result<stats::Table> read_ratings(StatsInput const& list)
    {
        auto const rows = TRY(list.items());
        stats::Table table;
        for (auto const& row : rows) {
            auto const values = TRY(row.numbers_or_null());
            if (table.rows == 0)
                table.columns = values.size();
            TRY(expect_size(row, table.columns, "units in the first row"));
            for (auto const& value : values)
                table.cells.push_back(value.value_or(stats::not_estimable));
            ++table.rows;
        }
        return table;
    }

}

Result<Value> cohen_kappa_method(Value const& value)
{
    StatsInput const input(value);
    auto const given = input.member("table");
    auto const table = TRY(given.table(0));
    if (table.rows != table.columns)
        return given.error("has " + std::to_string(table.rows) + " rows and " + std::to_string(table.columns)
            + " columns: both raters use the same categories");
    auto const found = stats::cohen_kappa(table);
    Record output;
    output.set("po", number_or_null(found.observed));
    output.set("pe", number_or_null(found.expected));
    output.set("kappa", number_or_null(found.kappa));
    output.set("kappa_linear", number_or_null(found.linear));
    output.set("kappa_quadratic", number_or_null(found.quadratic));
    return finished(std::move(output), found.warnings);
}

Result<Value> fleiss_kappa_method(Value const& value)
{
    StatsInput const input(value);
    auto const given = input.member("counts");
    auto const counts = TRY(given.table(0));
    if (input.member("categories").exists()) {
        TRY(input.member("categories").distinct_texts());
        if (counts.rows > 0)
            TRY(expect_size(input.member("categories"), counts.columns, "categories in the counts"));
    }
    auto const rows = TRY(given.items());
    double raters = 0;
    for (std::size_t i = 0; i < counts.rows; ++i) {
        double sum = 0;
        for (auto const count : counts.row(i))
            sum += count;
        if (i == 0)
            raters = sum;
        if (sum != raters)
            return rows[i].error("every subject needs the same number of ratings as the first");
    }
    auto const found = stats::fleiss_kappa(counts);
    Record output;
    output.set("subjects", found.subjects);
    output.set("raters", number_or_null(found.raters));
    output.set("p_category", number_list(found.category_shares));
    output.set("P_bar", number_or_null(found.observed));
    output.set("P_e", number_or_null(found.expected));
    output.set("kappa", number_or_null(found.kappa));
    output.set("se_null", number_or_null(found.null_error));
    output.set("z", number_or_null(found.z));
    output.set("kappa_by_category", number_list(found.kappa_by_category));
    return finished(std::move(output), found.warnings);
}

Result<Value> krippendorff_alpha_method(Value const& value)
{
    StatsInput const input(value);
    auto const ratings = TRY(read_ratings(input.member("ratings")));
    auto const found = stats::krippendorff_alpha(ratings);
    Record output;
    output.set("pairable_values", found.pairable_values);
    output.set("alpha_nominal", number_or_null(found.nominal));
    output.set("alpha_ordinal", number_or_null(found.ordinal));
    output.set("alpha_interval", number_or_null(found.interval));
    output.set("alpha_ratio", number_or_null(found.ratio));
    return finished(std::move(output), found.warnings);
}

}
