#version 330 core
uniform vec2 pictureOrigin;  // the top left of the picture in its target, whose rows go up
flat in vec4 segment;
flat in vec4 style;
flat in vec4 ink;
out vec4 fragment;

void main() {
  // From whole positions, so that every tile of a picture computes the same.
  vec2 pixel = vec2(gl_FragCoord.x - pictureOrigin.x, pictureOrigin.y - gl_FragCoord.y);
  vec2 along = segment.zw - segment.xy;
  float len = max(length(along), 1e-3);
  float t = clamp(dot(pixel - segment.xy, along) / (len * len), 0.0, 1.0);
  float distance = length(pixel - segment.xy - along * t);
  float coverage = clamp(style.y * 0.5 + 0.5 - distance, 0.0, 1.0) * min(style.y, 1.0);
  float period = style.z + style.w;
  if (style.z > 0.0) {
    float s = style.x + t * len;
    float phase = s - period * floor(s / period);
    float outside = abs(phase - style.z * 0.5) - style.z * 0.5;
    coverage *= clamp(0.5 - outside, 0.0, 1.0);
  }
  if (coverage <= 0.0) {
    discard;
  }
  fragment = vec4(ink.rgb, ink.a * coverage);
}
