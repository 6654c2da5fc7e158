# Finds Emscripten wherever it is: an activated emsdk (EMSDK or EMSCRIPTEN in the environment, or em++ on the path),
# or Debian's package; then hands over to its own toolchain file.
set(_dure_candidates "$ENV{EMSDK}/upstream/emscripten" "$ENV{EMSCRIPTEN}" "$ENV{EMSCRIPTEN_ROOT}")
find_program(_dure_empp em++ NO_CMAKE_FIND_ROOT_PATH)
if(_dure_empp)
    get_filename_component(_dure_real "${_dure_empp}" REALPATH)
    get_filename_component(_dure_folder "${_dure_real}" DIRECTORY)
    list(APPEND _dure_candidates "${_dure_folder}")
endif()
list(APPEND _dure_candidates /usr/share/emscripten)
set(_dure_toolchain "")
foreach(_dure_root IN LISTS _dure_candidates)
    if(NOT _dure_toolchain AND EXISTS "${_dure_root}/cmake/Modules/Platform/Emscripten.cmake")
        set(_dure_toolchain "${_dure_root}/cmake/Modules/Platform/Emscripten.cmake")
    endif()
endforeach()
if(NOT _dure_toolchain)
    message(FATAL_ERROR "Emscripten was not found: run tools/setup.sh, or activate an emsdk")
endif()

# Debian's Emscripten needs acorn from Debian's own Node modules, which another Node does not look for.
if(NOT DEFINED ENV{NODE_PATH} AND EXISTS /usr/share/nodejs/acorn)
    set(ENV{NODE_PATH} /usr/share/nodejs)
endif()
if("$ENV{NODE_PATH}" STREQUAL "/usr/share/nodejs")
    set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
endif()

include("${_dure_toolchain}")
# Bytes on the wire decide the start, so the release is small rather than fast.
set(CMAKE_C_FLAGS_RELEASE "-Os -DNDEBUG" CACHE STRING "")
set(CMAKE_CXX_FLAGS_RELEASE "-Os -DNDEBUG" CACHE STRING "")
set(CMAKE_EXECUTABLE_SUFFIX .js)
