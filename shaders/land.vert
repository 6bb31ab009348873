#version 330 core
// Land polygons: metres from a local origin to pixels from the top left, then to clip space.
layout(location = 0) in vec2 position;
uniform float pixelsPerMeter;
uniform vec2 originPixels;   // where the local origin falls
uniform vec2 viewportPixels;

void main() {
  vec2 pixel = vec2(originPixels.x + position.x * pixelsPerMeter, originPixels.y - position.y * pixelsPerMeter);
  vec2 clip = pixel / viewportPixels * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
