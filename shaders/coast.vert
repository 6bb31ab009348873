#version 330 core
// One coast segment as a quad around its capsule. Four vertices share the segment's ends; gl_VertexID tells the corner.
layout(location = 0) in vec4 ends;   // metres from a local origin: a.xy, b.xy
uniform float pixelsPerMeter;
uniform vec2 originPixels;
uniform vec2 viewportPixels;
uniform float widthPixels;
flat out vec2 a;
flat out vec2 b;

void main() {
  a = originPixels + vec2(ends.x, -ends.y) * pixelsPerMeter;
  b = originPixels + vec2(ends.z, -ends.w) * pixelsPerMeter;
  vec2 along = b - a;
  float len = length(along);
  vec2 t = len > 0.0 ? along / len : vec2(1.0, 0.0);
  vec2 n = vec2(-t.y, t.x);
  float reach = widthPixels * 0.5 + 1.0;
  int corner = gl_VertexID % 4;
  vec2 pixel = ((corner & 1) == 0 ? a - t * reach : b + t * reach) + n * reach * ((corner & 2) == 0 ? -1.0 : 1.0);
  vec2 clip = pixel / viewportPixels * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
