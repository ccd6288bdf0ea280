package io.shoal.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Takes {@code POST /api/v2/alerts} as the OpenAPI file of Alertmanager v2 says, to the letter:
 * what is not in the file is refused. Answers may be scripted.
 */
final class StrictAlertmanager implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS =
      Set.of("labels", "annotations", "startsAt", "endsAt", "generatorURL");

  private final HttpServer server;
  private final Deque<Integer> script = new ArrayDeque<>();
  private final List<JsonNode> taken = new ArrayList<>();
  private int requests;

  StrictAlertmanager() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** The statuses of the next answers; what is in order is taken after them. */
  synchronized void answerNext(int... statuses) {
    for (int status : statuses) {
      script.add(status);
    }
  }

  synchronized int requests() {
    return requests;
  }

  /** Every alert that was taken, each as often as it was posted. */
  synchronized List<JsonNode> taken() {
    return List.copyOf(taken);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    requests++;
    String fault = script.isEmpty() ? take(exchange) : "scripted";
    int status = script.isEmpty() ? (fault.isEmpty() ? 200 : 400) : script.poll();
    byte[] body = fault.isEmpty() ? new byte[0] : JSON.writeValueAsBytes(fault);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String take(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")
        || !exchange.getRequestURI().toString().equals("/api/v2/alerts")) {
      return "no such operation: " + exchange.getRequestMethod() + exchange.getRequestURI();
    }
    if (!"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      return "unsupported media type";
    }
    JsonNode alerts =
        JSON.readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (!alerts.isArray()) {
      return "not an array";
    }
    for (JsonNode alert : alerts) {
      String fault = fault(alert);
      if (!fault.isEmpty()) {
        return fault;
      }
      taken.add(alert);
    }
    return "";
  }

  private static String fault(JsonNode alert) {
    for (var names = alert.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        return "unknown field " + name;
      }
    }
    JsonNode labels = alert.path("labels");
    if (!labels.isObject() || labels.isEmpty()) {
      return "at least one label pair required";
    }
    for (JsonNode set : List.of(labels, alert.path("annotations"))) {
      for (var pairs = set.fields(); pairs.hasNext(); ) {
        var pair = pairs.next();
        if (!pair.getKey().matches("[a-zA-Z_][a-zA-Z0-9_]*") || !pair.getValue().isTextual()) {
          return "not a label: " + pair;
        }
      }
    }
    try {
      Instant start = Instant.parse(alert.path("startsAt").asText());
      Instant end = Instant.parse(alert.path("endsAt").asText());
      return end.isBefore(start) ? "start time must be before end time" : "";
    } catch (DateTimeParseException e) {
      return e.getMessage();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
