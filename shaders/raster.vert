#version 330 core
// A corner in pixels and where it lies in the texture, 0..1.
layout(location = 0) in vec2 corner;
layout(location = 1) in vec2 place;
uniform vec4 viewport;  // pixels: the upper left corner, the size
out vec2 spot;

void main() {
  spot = place;
  vec2 clip = (corner - viewport.xy) / viewport.zw * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
