// Draws the program's triangles with WebGL 2: one program, one texture, and only the rectangles that changed.
'use strict';

const Gl = {
  context: null,
  canvas: null,

  start(canvas) {
    Gl.canvas = canvas;
    Gl.context = canvas.getContext('webgl2', { alpha: true, antialias: false, depth: false, stencil: false,
      premultipliedAlpha: true, preserveDrawingBuffer: true, powerPreference: 'low-power' });
    if (Gl.context)
      Gl.prepare();
    return !!Gl.context;
  },

  prepare() {
    const gl = Gl.context;
    const shader = (kind, text) => {
      const made = gl.createShader(kind);
      gl.shaderSource(made, text);
      gl.compileShader(made);
      return made;
    };
    const program = gl.createProgram();
    gl.attachShader(program, shader(gl.VERTEX_SHADER, '#version 300 es\n' +
      'uniform vec2 size;layout(location=0)in vec2 at;layout(location=1)in vec2 uv;layout(location=2)in vec4 paint;' +
      'out vec2 where;out vec4 colour;void main(){where=uv;colour=vec4(paint.rgb*paint.a,paint.a);' +
      'gl_Position=vec4(at.x*size.x-1.,1.-at.y*size.y,0,1);}'));
    // The letters' sheet has straight alpha.
    gl.attachShader(program, shader(gl.FRAGMENT_SHADER, '#version 300 es\n' +
      'precision mediump float;uniform sampler2D sheet;in vec2 where;in vec4 colour;out vec4 result;' +
      'void main(){vec4 t=texture(sheet,where);result=colour*vec4(t.rgb*t.a,t.a);}'));
    gl.linkProgram(program);
    gl.useProgram(program);
    Gl.size = gl.getUniformLocation(program, 'size');
    gl.bindVertexArray(gl.createVertexArray());
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 20, 0);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, 20, 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, 20, 16);
    [0, 1, 2].forEach(i => gl.enableVertexAttribArray(i));
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    for (const [name, value] of [[gl.TEXTURE_MIN_FILTER, gl.LINEAR], [gl.TEXTURE_MAG_FILTER, gl.LINEAR],
      [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE], [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE]])
      gl.texParameteri(gl.TEXTURE_2D, name, value);
    gl.enable(gl.SCISSOR_TEST);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.clearColor(0, 0, 0, 0);
  },

  // Pointers into the program's memory: see platform/web/page.cpp.
  textures(at, count) {
    const gl = Gl.context;
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    for (let i = at >> 2; count > 0; --count, i += 8) {
      const [x, y, width, height, whole_width, whole_height, pixels, fresh] = HEAPU32.subarray(i, i + 8);
      if (fresh)
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, whole_width, whole_height, 0, gl.RGBA, gl.UNSIGNED_BYTE, HEAPU8, pixels);
      else {
        gl.pixelStorei(gl.UNPACK_ROW_LENGTH, whole_width);
        gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, HEAPU8, pixels);
        gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
      }
    }
  },

  draw(width, height, ratio, vertices, vertex_count, indices, index_count, commands, command_count) {
    const gl = Gl.context, canvas = Gl.canvas;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    gl.viewport(0, 0, width, height);
    gl.uniform2f(Gl.size, 2 * ratio / width, 2 * ratio / height);
    gl.bufferData(gl.ARRAY_BUFFER, HEAPU8.subarray(vertices, vertices + vertex_count * 20), gl.STREAM_DRAW);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, HEAPU8.subarray(indices, indices + index_count * 4), gl.STREAM_DRAW);
    for (let i = commands >> 2; command_count > 0; --command_count, i += 6) {
      const y = height - HEAP32[i + 1] - HEAP32[i + 3];
      gl.scissor(HEAP32[i], y, HEAP32[i + 2], HEAP32[i + 3]);
      if (HEAP32[i + 5] === 0) {
        gl.clear(gl.COLOR_BUFFER_BIT);
      } else {
        gl.enable(gl.BLEND);
        gl.drawElements(gl.TRIANGLES, HEAP32[i + 5], gl.UNSIGNED_INT, HEAP32[i + 4] * 4);
      }
    }
  },
};
