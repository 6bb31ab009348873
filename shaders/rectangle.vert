#version 330 core
layout(location = 0) in vec4 box;        // centre.xy, half size (pixels)
layout(location = 1) in vec2 corner;     // corner radius, edge width
layout(location = 2) in vec4 fillColor;
layout(location = 3) in vec4 edgeColor;
uniform vec4 viewport;  // pixels: the upper left corner, the size
// Three fours, as of names and lines: see fill.frag.
flat out vec4 place;
flat out vec4 shape;
flat out vec4 fill;

void main() {
  place = box;
  vec4 bytes = floor(edgeColor * 255.0 + 0.5);
  shape = vec4(corner, bytes.xz * 256.0 + bytes.yw);
  fill = fillColor;
  int which = gl_VertexID % 4;
  vec2 unit = vec2((which & 1) == 0 ? -1.0 : 1.0, (which & 2) == 0 ? -1.0 : 1.0);
  vec2 clip = (box.xy + unit * (box.zw + 1.0) - viewport.xy) / viewport.zw * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
