// The least a Jupyter kernel can do: check the signature, and answer with text made in advance.
// It is the floor beneath every kernel on this machine: what remains is sockets and HMAC-SHA256.
//
//   cc -O2 floor_kernel.c -lzmq -lsodium -o floor_kernel

#define _GNU_SOURCE
#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zmq.h>

enum { SHELL, CONTROL, HEARTBEAT, IOPUB, STDIN, CHANNELS };
enum { HEADER, PARENT, METADATA, CONTENT, PARTS };
enum { MAX_FRAMES = 16, SIGNATURE = 64 };

typedef struct {
  const char *bytes;
  size_t size;
} Text;

typedef struct {
  zmq_msg_t frames[MAX_FRAMES];
  int count, delimiter;
} Request;

static void *sockets[CHANNELS];
static crypto_auth_hmacsha256_state keyed;  // the key already hashed in
static long sent, executed;

static Text text(const char *string) { return (Text){string, strlen(string)}; }

// The value of a key in flat JSON, without its quotes. Enough for headers and connection files.
static void field(Text json, const char *key, char *value, size_t room) {
  char pattern[64];
  int width = snprintf(pattern, sizeof pattern, "\"%s\"", key);
  const char *end = json.bytes + json.size;
  const char *at = memmem(json.bytes, json.size, pattern, (size_t)width);
  size_t used = 0;
  if (at) {
    at += width;
    while (at < end && strchr(": \"", *at)) at++;
    while (at < end && !strchr("\",}\n", *at) && used + 1 < room) value[used++] = *at++;
  }
  value[used] = 0;
}

static void sign(const Text parts[PARTS], char signature[SIGNATURE + 1]) {
  unsigned char digest[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256_state state = keyed;
  for (int i = 0; i < PARTS; i++)
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)parts[i].bytes, parts[i].size);
  crypto_auth_hmacsha256_final(&state, digest);
  sodium_bin2hex(signature, SIGNATURE + 1, digest, sizeof digest);
}

static void send_message(int channel, const char *type, Text parent, Text content) {
  struct timespec now;
  struct tm utc;
  char date[32], header[512], signature[SIGNATURE + 1];
  clock_gettime(CLOCK_REALTIME, &now);
  strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", gmtime_r(&now.tv_sec, &utc));
  snprintf(header, sizeof header,
           "{\"msg_id\":\"floor_%ld\",\"session\":\"floor\",\"username\":\"floor\","
           "\"date\":\"%s.%06ldZ\",\"msg_type\":\"%s\",\"version\":\"5.5\"}",
           ++sent, date, now.tv_nsec / 1000, type);
  const Text parts[PARTS] = {text(header), parent, text("{}"), content};
  sign(parts, signature);
  zmq_send(sockets[channel], "<IDS|MSG>", 9, ZMQ_SNDMORE);
  zmq_send(sockets[channel], signature, SIGNATURE, ZMQ_SNDMORE);
  for (int i = 0; i < PARTS; i++)
    zmq_send(sockets[channel], parts[i].bytes, parts[i].size, i + 1 < PARTS ? ZMQ_SNDMORE : 0);
}

static void publish(const char *type, Text parent, const char *content) {
  zmq_send(sockets[IOPUB], type, strlen(type), ZMQ_SNDMORE);
  send_message(IOPUB, type, parent, text(content));
}

static const char *execute(Text parent) {
  static char content[256];
  executed++;
  snprintf(content, sizeof content, "{\"code\":\"1+1\",\"execution_count\":%ld}", executed);
  publish("execute_input", parent, content);
  snprintf(content, sizeof content,
           "{\"execution_count\":%ld,\"data\":{\"text/plain\":\"2\"},\"metadata\":{}}", executed);
  publish("execute_result", parent, content);
  snprintf(content, sizeof content,
           "{\"status\":\"ok\",\"execution_count\":%ld,\"user_expressions\":{},\"payload\":[]}",
           executed);
  return content;
}

static const char *answer(const char *type, Text parent) {
  if (!strcmp(type, "execute_request")) return execute(parent);
  if (!strcmp(type, "complete_request"))
    return "{\"status\":\"ok\",\"matches\":[\"print\"],\"cursor_start\":0,\"cursor_end\":2,"
           "\"metadata\":{}}";
  if (!strcmp(type, "inspect_request"))
    return "{\"status\":\"ok\",\"found\":true,\"data\":{\"text/plain\":\"print\"},\"metadata\":{}}";
  if (!strcmp(type, "kernel_info_request"))
    return "{\"status\":\"ok\",\"protocol_version\":\"5.5\",\"implementation\":\"floor\","
           "\"implementation_version\":\"0\",\"banner\":\"floor\",\"help_links\":[],"
           "\"language_info\":{\"name\":\"floor\",\"version\":\"0\",\"mimetype\":\"text/plain\","
           "\"file_extension\":\".txt\"}}";
  return "{\"status\":\"ok\",\"restart\":false}";
}

static Text part(Request *request, int index) {
  zmq_msg_t *frame = &request->frames[request->delimiter + 2 + index];
  return (Text){zmq_msg_data(frame), zmq_msg_size(frame)};
}

static bool is_genuine(Request *request) {
  Text parts[PARTS];
  char signature[SIGNATURE + 1];
  if (request->count < request->delimiter + 2 + PARTS) return false;
  for (int i = 0; i < PARTS; i++) parts[i] = part(request, i);
  sign(parts, signature);
  zmq_msg_t *claimed = &request->frames[request->delimiter + 1];
  return zmq_msg_size(claimed) == SIGNATURE &&
         !sodium_memcmp(signature, zmq_msg_data(claimed), SIGNATURE);
}

static void respond(int channel, Request *request) {
  Text parent = part(request, HEADER);
  char type[64], reply[80];
  field(parent, "msg_type", type, sizeof type);
  publish("status", parent, "{\"execution_state\":\"busy\"}");
  const char *content = answer(type, parent);
  for (int i = 0; i < request->delimiter; i++)
    zmq_send(sockets[channel], zmq_msg_data(&request->frames[i]),
             zmq_msg_size(&request->frames[i]), ZMQ_SNDMORE);
  char *suffix = strstr(type, "_request");
  snprintf(reply, sizeof reply, "%.*s_reply", (int)(suffix ? suffix - type : 0), type);
  send_message(channel, reply, parent, text(content));
  publish("status", parent, "{\"execution_state\":\"idle\"}");
  if (!strcmp(type, "shutdown_request")) {
    usleep(2000);
    _exit(0);
  }
}

static void serve(int channel) {
  Request request = {.count = 0};
  bool more = true;
  while (more && request.count < MAX_FRAMES) {
    zmq_msg_t *frame = &request.frames[request.count++];
    zmq_msg_init(frame);
    zmq_msg_recv(frame, sockets[channel], 0);
    more = zmq_msg_more(frame);
  }
  while (request.delimiter < request.count &&
         !(zmq_msg_size(&request.frames[request.delimiter]) == 9 &&
           !memcmp(zmq_msg_data(&request.frames[request.delimiter]), "<IDS|MSG>", 9)))
    request.delimiter++;
  if (is_genuine(&request)) respond(channel, &request);
  for (int i = 0; i < request.count; i++) zmq_msg_close(&request.frames[i]);
}

static void echo_heartbeat(void) {
  int more = 1;
  while (more) {
    zmq_msg_t frame;
    zmq_msg_init(&frame);
    zmq_msg_recv(&frame, sockets[HEARTBEAT], 0);
    more = zmq_msg_more(&frame);
    zmq_msg_send(&frame, sockets[HEARTBEAT], more ? ZMQ_SNDMORE : 0);
  }
}

static void welcome_subscriber(void) {
  char subscription[256];
  int size = zmq_recv(sockets[IOPUB], subscription, sizeof subscription, 0);
  if (size > 0 && subscription[0] == 1) {
    zmq_send(sockets[IOPUB], subscription + 1, (size_t)size - 1, ZMQ_SNDMORE);
    send_message(IOPUB, "iopub_welcome", text("{}"), text("{\"subscription\":\"\"}"));
  }
}

static void bind_channels(Text connection) {
  static const char *ports[] = {"shell_port", "control_port", "hb_port", "iopub_port",
                                "stdin_port"};
  static const int kinds[] = {ZMQ_ROUTER, ZMQ_ROUTER, ZMQ_ROUTER, ZMQ_XPUB, ZMQ_ROUTER};
  char ip[128], port[16], url[256];
  void *context = zmq_ctx_new();
  int unlimited = 0;
  field(connection, "ip", ip, sizeof ip);
  for (int i = 0; i < CHANNELS; i++) {
    field(connection, ports[i], port, sizeof port);
    snprintf(url, sizeof url, "tcp://%s:%s", ip, port);
    sockets[i] = zmq_socket(context, kinds[i]);
    zmq_setsockopt(sockets[i], ZMQ_SNDHWM, &unlimited, sizeof unlimited);
    if (zmq_bind(sockets[i], url)) exit(1);
  }
}

int main(int count, char **arguments) {
  static char json[4096];
  char key[256];
  FILE *file = count == 2 ? fopen(arguments[1], "r") : NULL;
  if (!file || sodium_init() < 0) return 1;
  Text connection = {json, fread(json, 1, sizeof json, file)};
  field(connection, "key", key, sizeof key);
  crypto_auth_hmacsha256_init(&keyed, (const unsigned char *)key, strlen(key));
  bind_channels(connection);
  zmq_pollitem_t items[STDIN];
  for (int i = 0; i < STDIN; i++) items[i] = (zmq_pollitem_t){sockets[i], 0, ZMQ_POLLIN, 0};
  for (;;) {
    zmq_poll(items, STDIN, -1);
    if (items[IOPUB].revents) welcome_subscriber();
    if (items[HEARTBEAT].revents) echo_heartbeat();
    if (items[CONTROL].revents) serve(CONTROL);
    if (items[SHELL].revents) serve(SHELL);
  }
}
