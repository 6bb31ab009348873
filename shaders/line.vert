#version 330 core
// A polyline's segment in pixels, with its dash measured along the whole line.
layout(location = 0) in vec4 ends;        // pixels: a.xy, b.xy
layout(location = 1) in vec4 measures;    // along at a, width, dash on, dash off (pixels)
layout(location = 2) in vec4 color;
uniform vec4 viewport;  // pixels: the upper left corner, the size
flat out vec4 segment;
flat out vec4 style;
flat out vec4 ink;

void main() {
  segment = ends;
  style = measures;
  ink = color;
  vec2 a = ends.xy;
  vec2 b = ends.zw;
  float len = length(b - a);
  vec2 t = len > 0.0 ? (b - a) / len : vec2(1.0, 0.0);
  vec2 n = vec2(-t.y, t.x);
  float reach = measures.y * 0.5 + 1.0;
  int corner = gl_VertexID % 4;
  vec2 pixel = ((corner & 1) == 0 ? a - t * reach : b + t * reach) + n * reach * ((corner & 2) == 0 ? -1.0 : 1.0);
  vec2 clip = (pixel - viewport.xy) / viewport.zw * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
