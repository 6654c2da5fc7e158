# What every target is compiled with. -ffp-contract=off keeps native and WebAssembly results the same to the digit.
add_library(dure_compile INTERFACE)
target_include_directories(dure_compile INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(dure_compile INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -ffp-contract=off -fno-exceptions -fno-rtti)

set(DURE_INSTRUMENT "")
if(DURE_SANITIZE)
    set(DURE_INSTRUMENT -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
elseif(DURE_FUZZ)
    set(DURE_INSTRUMENT -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
endif()
# dure_instrument(target): compiles and links with the sanitizers of this build, if it has any.
function(dure_instrument target)
    if(NOT DURE_INSTRUMENT)
        return()
    endif()
    get_target_property(type ${target} TYPE)
    set(scope PUBLIC)
    if(type STREQUAL INTERFACE_LIBRARY)
        set(scope INTERFACE)
    endif()
    target_compile_options(${target} ${scope} ${DURE_INSTRUMENT})
    target_link_options(${target} ${scope} -fsanitize=address,undefined)
endfunction()
dure_instrument(dure_compile)

# dure_layer(name SOURCES … USES …): one layer of the table in ARCHITECTURE.md.
function(dure_layer name)
    cmake_parse_arguments(LAYER "" "" "SOURCES;USES" ${ARGN})
    if(LAYER_SOURCES)
        add_library(dure_${name} STATIC ${LAYER_SOURCES})
        set(scope PUBLIC)
    else()
        add_library(dure_${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    target_link_libraries(dure_${name} ${scope} dure_compile)
    foreach(used ${LAYER_USES})
        target_link_libraries(dure_${name} ${scope} dure_${used})
    endforeach()
endfunction()

# Tests as WebAssembly run under Node and read their files from the real disk.
if(EMSCRIPTEN)
    set(DURE_NODE_LINK
        -sENVIRONMENT=node -sNODERAWFS=1 -sFORCE_FILESYSTEM=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1
        -sTOTAL_STACK=1048576 -sDYNAMIC_EXECUTION=0)
    find_program(DURE_NODE NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH REQUIRED)
    # Emscripten 3.1.6 prefers fetch() to the disk where Node has one; the newest Nodes no longer know the option.
    set(DURE_NODE_RUN ${DURE_NODE} --no-experimental-fetch)
    execute_process(COMMAND ${DURE_NODE_RUN} -e 0 RESULT_VARIABLE refused OUTPUT_QUIET ERROR_QUIET)
    if(refused)
        set(DURE_NODE_RUN ${DURE_NODE})
    endif()
endif()

# dure_program(target SOURCES … USES …): a command-line program; as WebAssembly it runs under Node.
function(dure_program target)
    cmake_parse_arguments(PROGRAM "" "" "SOURCES;USES" ${ARGN})
    add_executable(${target} ${PROGRAM_SOURCES})
    target_link_libraries(${target} PRIVATE dure_compile)
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR})
    foreach(used ${PROGRAM_USES})
        target_link_libraries(${target} PRIVATE dure_${used})
    endforeach()
    if(EMSCRIPTEN)
        target_link_options(${target} PRIVATE ${DURE_NODE_LINK})
    endif()
endfunction()

# dure_test(name SOURCES … USES …): one doctest program for the tests of a layer.
function(dure_test name)
    cmake_parse_arguments(SUITE "" "" "SOURCES;USES" ${ARGN})
    if(NOT TARGET dure_test_main)
        add_library(dure_test_main OBJECT ${CMAKE_SOURCE_DIR}/tests/main.cpp)
        target_link_libraries(dure_test_main PRIVATE dure_compile dure_doctest)
        target_include_directories(dure_test_main PRIVATE ${CMAKE_SOURCE_DIR})
        target_compile_definitions(dure_test_main PRIVATE DURE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    endif()
    dure_program(dure_test_${name} SOURCES $<TARGET_OBJECTS:dure_test_main> ${SUITE_SOURCES} USES doctest ${SUITE_USES})
    if(EMSCRIPTEN)
        target_link_options(dure_test_${name} PRIVATE -O1) # the slow optimiser over the whole program is for what is shipped
    endif()
    add_test(NAME ${name} COMMAND ${DURE_NODE_RUN} $<TARGET_FILE:dure_test_${name}> WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES LABELS doctest TIMEOUT 900)
endfunction()

# dure_fuzz(name SOURCES … USES …): one libFuzzer target, only where the build has DURE_FUZZ (clang); all of them are
# the target `fuzzers`.
if(DURE_FUZZ)
    add_custom_target(fuzzers)
endif()
function(dure_fuzz name)
    if(NOT DURE_FUZZ)
        return()
    endif()
    cmake_parse_arguments(FUZZ "" "" "SOURCES;USES" ${ARGN})
    dure_program(dure_fuzz_${name} SOURCES ${FUZZ_SOURCES} USES ${FUZZ_USES})
    target_link_options(dure_fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers dure_fuzz_${name})
endfunction()

# dure_worker_program(target PRE_JS … SOURCES … USES … JS_LIBRARIES …): a program of its own in a Web Worker.
function(dure_worker_program target)
    cmake_parse_arguments(WORKER "" "PRE_JS" "SOURCES;USES;JS_LIBRARIES" ${ARGN})
    add_executable(${target} ${WORKER_SOURCES})
    target_link_libraries(${target} PRIVATE dure_compile)
    foreach(used ${WORKER_USES})
        target_link_libraries(${target} PRIVATE dure_${used})
    endforeach()
    target_link_options(${target} PRIVATE
        -Os -sFILESYSTEM=0 -sENVIRONMENT=worker -sMALLOC=emmalloc -sDYNAMIC_EXECUTION=0
        -sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=1048576 -sSUPPORT_LONGJMP=0 -sEXIT_RUNTIME=0 -sASSERTIONS=0
        -sEXPORTED_FUNCTIONS=_main,_malloc,_free "SHELL:--extern-pre-js ${WORKER_PRE_JS}")
    foreach(library ${WORKER_JS_LIBRARIES})
        target_link_options(${target} PRIVATE "SHELL:--js-library ${library}")
    endforeach()
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${WORKER_PRE_JS} ${WORKER_JS_LIBRARIES})
endfunction()

# dure_web_program(target SOURCES … USES … JS_LIBRARIES …): the application in the page.
function(dure_web_program target)
    cmake_parse_arguments(WEB "" "" "SOURCES;USES;JS_LIBRARIES" ${ARGN})
    add_executable(${target} ${WEB_SOURCES})
    target_link_libraries(${target} PRIVATE dure_compile)
    foreach(used ${WEB_USES})
        target_link_libraries(${target} PRIVATE dure_${used})
    endforeach()
    target_link_options(${target} PRIVATE
        -Os -sFILESYSTEM=0 -sENVIRONMENT=web -sMALLOC=emmalloc -sDYNAMIC_EXECUTION=0
        -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=524288
        -sSUPPORT_LONGJMP=0 -sEXIT_RUNTIME=0 -sASSERTIONS=0
        -sEXPORTED_FUNCTIONS=_main,_malloc,_free)
    foreach(library ${WEB_JS_LIBRARIES})
        target_link_options(${target} PRIVATE "SHELL:--js-library ${library}")
        set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${library})
    endforeach()
endfunction()
