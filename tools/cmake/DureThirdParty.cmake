# Header-only libraries get an include directory of their own, so that Emscripten never sees /usr/include.
function(dure_header_library target header)
    find_path(${target}_ROOT ${header} HINTS /usr/include /usr/include/eigen3 NO_CMAKE_FIND_ROOT_PATH)
    if(NOT ${target}_ROOT)
        message(FATAL_ERROR "${header} is missing: run tools/setup.sh, or install it by hand (docs/dependencies.md)")
    endif()
    get_filename_component(folder ${header} DIRECTORY)
    set(private ${CMAKE_BINARY_DIR}/third_party/${target})
    file(MAKE_DIRECTORY ${private})
    file(CREATE_LINK ${${target}_ROOT}/${folder} ${private}/${folder} SYMBOLIC)
    add_library(${target} INTERFACE)
    target_include_directories(${target} SYSTEM INTERFACE ${private})
endfunction()

dure_header_library(dure_json nlohmann/json.hpp)
target_compile_definitions(dure_json INTERFACE JSON_NOEXCEPTION)
dure_header_library(dure_boost_math boost/version.hpp)
target_compile_definitions(dure_boost_math INTERFACE BOOST_NO_EXCEPTIONS)
dure_header_library(dure_eigen Eigen/Core)
# Without Eigen's own vectors native and WebAssembly add in the same order, so their results have the same digits.
target_compile_definitions(dure_eigen INTERFACE EIGEN_MPL2_ONLY EIGEN_DONT_VECTORIZE EIGEN_NO_DEBUG)
if(DURE_TESTS)
    dure_header_library(dure_doctest doctest/doctest.h)
    target_compile_definitions(dure_doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)
endif()

# Dear ImGui: FetchContent from the pinned tag, or what tools/setup.sh unpacked where only package registries can be
# reached. Attached to src/ui and src/bin alone.
set(DURE_IMGUI_TAG v1.92.2b)
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI AND EXISTS ${CMAKE_SOURCE_DIR}/build/third_party/imgui/imgui.h)
    set(FETCHCONTENT_SOURCE_DIR_IMGUI ${CMAKE_SOURCE_DIR}/build/third_party/imgui CACHE PATH "Dear ImGui's source")
endif()
include(FetchContent)
FetchContent_Declare(imgui
    GIT_REPOSITORY https://github.com/ocornut/imgui.git
    GIT_TAG ${DURE_IMGUI_TAG}
    GIT_SHALLOW TRUE)
FetchContent_MakeAvailable(imgui) # it has no CMakeLists.txt: this only fills in the source

add_library(dure_imgui STATIC EXCLUDE_FROM_ALL
    ${imgui_SOURCE_DIR}/imgui.cpp
    ${imgui_SOURCE_DIR}/imgui_draw.cpp
    ${imgui_SOURCE_DIR}/imgui_tables.cpp
    ${imgui_SOURCE_DIR}/imgui_widgets.cpp)
target_include_directories(dure_imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/tools/cmake)
target_compile_definitions(dure_imgui PUBLIC IMGUI_USER_CONFIG="imgui_config.h")
target_compile_options(dure_imgui PRIVATE -w -ffp-contract=off -fno-exceptions -fno-rtti)
dure_instrument(dure_imgui)

if(EMSCRIPTEN)
    add_library(dure_imgui_gl STATIC EXCLUDE_FROM_ALL ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
    target_include_directories(dure_imgui_gl SYSTEM PUBLIC ${imgui_SOURCE_DIR}/backends)
    target_compile_definitions(dure_imgui_gl PUBLIC IMGUI_IMPL_OPENGL_ES3)
    target_compile_options(dure_imgui_gl PRIVATE -w -fno-exceptions -fno-rtti)
    target_link_libraries(dure_imgui_gl PUBLIC dure_imgui)
endif()
