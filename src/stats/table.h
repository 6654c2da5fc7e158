// A rectangle of numbers, row after row: how data enters the estimators.
#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <vector>

namespace dure::stats {

struct Table {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> cells; // rows * columns

    Table() = default;
    Table(std::size_t row_count, std::size_t column_count)
        : rows(row_count)
        , columns(column_count)
        , cells(row_count * column_count)
    {
    }

    std::span<double const> row(std::size_t index) const
    {
        assert(index < rows);
        return { cells.data() + index * columns, columns };
    }
    std::span<double> row(std::size_t index)
    {
        assert(index < rows);
        return { cells.data() + index * columns, columns };
    }
    double operator()(std::size_t row, std::size_t column) const
    {
        assert(row < rows && column < columns);
        return cells[row * columns + column];
    }
    double& operator()(std::size_t row, std::size_t column)
    {
        assert(row < rows && column < columns);
        return cells[row * columns + column];
    }
};

}
