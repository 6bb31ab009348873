#version 330 core
// Distance to the segment gives the coverage: an analytic edge, no multisampling.
uniform vec4 color;
uniform float widthPixels;
uniform vec2 pictureOrigin;  // the top left of the picture in its target, whose rows go up
flat in vec2 a;
flat in vec2 b;
out vec4 fragment;

void main() {
  // From whole positions, so that every tile of a picture computes the same.
  vec2 pixel = vec2(gl_FragCoord.x - pictureOrigin.x, pictureOrigin.y - gl_FragCoord.y);
  vec2 along = b - a;
  float t = clamp(dot(pixel - a, along) / max(dot(along, along), 1e-6), 0.0, 1.0);
  float distance = length(pixel - a - along * t);
  float coverage = clamp(widthPixels * 0.5 + 0.5 - distance, 0.0, 1.0) * min(widthPixels, 1.0);
  if (coverage <= 0.0) {
    discard;
  }
  fragment = vec4(color.rgb, color.a * coverage);
}
