// Values as plain JSON and back without loss, and small helpers that the stored types share.
#pragma once

#include "base/result.h"
#include "codec/json_cursor.h"
#include "survey/value.h"

namespace dure::codec {

// Dates become {"$date": millis} and a record that looks like that is wrapped, so that a draft returns exactly what it
// held. NaN and infinities become {"$number": "NaN"}. Undefined members are left out.
survey::Value to_plain(survey::Value const& value);
survey::Value from_plain(survey::Value const& value);

base::Error to_error(JsonMismatch const& mismatch);
// NaN becomes the lower end.
double held(double number, double lowest, double highest);

}
