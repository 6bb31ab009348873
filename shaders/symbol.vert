#version 330 core
layout(location = 0) in vec4 place;      // centre.xy, radius, rotation (pixels, radians clockwise)
layout(location = 1) in vec2 shape;      // shape number, outline width in pixels
layout(location = 2) in vec4 fillColor;
layout(location = 3) in vec4 outlineColor;
uniform vec2 viewportPixels;
out vec2 offset;                         // from the centre, unrotated, in radii
flat out float radius;
flat out vec2 kind;
flat out vec4 fill;
flat out vec4 outline;

void main() {
  radius = place.z;
  kind = shape;
  fill = fillColor;
  outline = outlineColor;
  int corner = gl_VertexID % 4;
  vec2 unit = vec2((corner & 1) == 0 ? -1.0 : 1.0, (corner & 2) == 0 ? -1.0 : 1.0);
  float reach = place.z * 1.45 + shape.y + 1.5;
  offset = unit * reach / place.z;
  float s = sin(place.w);
  float c = cos(place.w);
  vec2 turned = vec2(c * unit.x - s * unit.y, s * unit.x + c * unit.y);
  vec2 clip = (place.xy + turned * reach) / viewportPixels * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
