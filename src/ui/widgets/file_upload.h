// Files and photos to add: the camera or the file picker, what is there so far, what could not be added.
#pragma once

#include "ui/widgets/kit.h"

namespace dure::ui {

float file_upload(Kit const& kit, Place place, app::ElementView const& element, app::FileView const& view);

}
