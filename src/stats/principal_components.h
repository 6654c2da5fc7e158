// The directions in which the rows of a table differ most.
#pragma once

#include "stats/table.h"

#include <vector>

namespace dure::stats {

struct PrincipalComponents {
    Table loadings; // a row of unit length for each component, strongest first, its largest loading positive
    std::vector<double> sums_of_squares; // of the rows' projections on each component
    double total = 0; // of all squares in the table
};

// At most `count` components of a table whose columns have mean 0 (Jolliffe 2002); those with less than 1e-12 of the
// whole are left out. Up to 200 rows or columns by a full eigenvalue decomposition, beyond by Lanczos' method with full
// reorthogonalisation (Golub and Van Loan 2013, 10.3), for whose sake the table is never squared.
PrincipalComponents principal_components(Table const& centred, std::size_t count);

}
