package dev.cognate.local.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.local.page.PageTemplates;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The inbox over HTTP: a page for people, JSON for scripts, and the webhook that SMS arrive at. */
public final class InboxPages {
    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 1_000;
    private static final int LARGEST_SMS = 64 * 1024;
    /** Nothing is loaded, run or reached from a message; {@code sandbox} gives it an origin of its own. */
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private final Inbox inbox;

    /** Pages of this inbox. */
    public InboxPages(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Adds the routes under {@code /inbox}. */
    public void register(Router router) {
        router.get("/inbox").handler(this::page);
        router.get("/inbox/messages").handler(this::list);
        router.delete("/inbox/messages").blockingHandler(this::clear);
        router.get("/inbox/messages/:id/html").handler(this::html);
        router.post("/inbox/clear").blockingHandler(this::clearFromPage);
        router.post("/inbox/sms")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_SMS))
                .blockingHandler(this::sms);
    }

    private void page(RoutingContext context) {
        String to = String.valueOf(context.request().getParam("to", ""));
        List<Row> rows = inbox.list(to, DEFAULT_LIMIT).stream().map(Row::of).toList();
        String newest = rows.isEmpty() ? "" : rows.getFirst().message().id();
        String page = PageTemplates.render("inbox", Map.of("rows", rows, "to", to, "newest", newest));
        context.response().putHeader("Content-Type", "text/html; charset=utf-8").end(page);
    }

    private void list(RoutingContext context) {
        int limit = limit(context.request().getParam("limit"));
        json(context, Map.of("messages", inbox.list(context.request().getParam("to"), limit)));
    }

    private static int limit(String value) {
        try {
            return value == null ? DEFAULT_LIMIT : Math.clamp(Integer.parseInt(value), 1, LARGEST_LIMIT);
        } catch (NumberFormatException e) {
            return DEFAULT_LIMIT;
        }
    }

    private void clear(RoutingContext context) {
        inbox.clear();
        context.response().setStatusCode(204).end();
    }

    private void clearFromPage(RoutingContext context) {
        // a form on another site could post here; a browser always says from where
        String origin = context.request().getHeader("Sec-Fetch-Site");
        if (origin != null && !origin.equals("same-origin")) {
            context.response().setStatusCode(403).end();
            return;
        }
        inbox.clear();
        context.response().setStatusCode(303).putHeader("Location", "/inbox").end();
    }

    private void html(RoutingContext context) {
        inbox.find(context.pathParam("id"))
                .filter(message -> message.html() != null)
                .ifPresentOrElse(
                        message -> context.response()
                                .putHeader("Content-Security-Policy", MAIL_POLICY)
                                .putHeader("Content-Type", "text/html; charset=utf-8")
                                .end(message.html()),
                        () -> context.response().setStatusCode(404).end());
    }

    /** Only JSON is taken: a page of another site cannot send that here without being asked first. */
    private void sms(RoutingContext context) {
        String type = String.valueOf(context.request().getHeader("Content-Type"));
        if (!type.startsWith("application/json")) {
            context.response().setStatusCode(415).end("send application/json");
            return;
        }
        try {
            JsonNode sms = InboxFile.JSON.readTree(context.body().buffer().getBytes());
            if (!sms.path("to").isTextual() || !sms.path("message").isTextual()) {
                context.response().setStatusCode(400).end("\"to\" and \"message\" are needed");
                return;
            }
            inbox.addSms(
                    sms.path("to").textValue(),
                    sms.path("senderId").textValue(),
                    sms.path("message").textValue());
            context.response().putHeader("Content-Type", "application/json").end("{}");
        } catch (java.io.IOException e) {
            context.response().setStatusCode(400).end("the body is not JSON");
        }
    }

    private static void json(RoutingContext context, Object value) {
        try {
            context.response()
                    .putHeader("Content-Type", "application/json")
                    .end(Buffer.buffer(InboxFile.JSON.writeValueAsBytes(value)));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }

    /**
     * A message as the page shows it.
     *
     * @param message all of it
     * @param time when it arrived, in this machine's zone
     */
    public record Row(InboxMessage message, String time) {
        static Row of(InboxMessage message) {
            return new Row(message, TIME.format(message.receivedAt()));
        }
    }
}
