package dev.cognate.userpool.branding;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code GET /branding/<client>.<hash>.<kind>}: stylesheets of tokens, and pictures, which browsers may keep for good. */
@ApplicationScoped
class BrandingResource implements WebHandler {
    static final String PATH = "/branding/";

    private static final Pattern NAME =
            Pattern.compile("([\\w+-]{1,128})\\.([0-9a-f]{20}\\.(css|png|jpeg|svg|ico|webp))");
    private static final Pattern POOL = Pattern.compile("[a-z0-9-]+-[0-9]+_[0-9A-Za-z]+");

    private final AppClients clients;
    private final Brandings brandings;
    private final Database database;
    private final FileStore files;
    private final WebServer server;

    BrandingResource(AppClients clients, Brandings brandings, Database database, FileStore files, WebServer server) {
        this.clients = clients;
        this.brandings = brandings;
        this.database = database;
        this.files = files;
        this.server = server;
    }

    /**
     * Where a file is served.
     *
     * @param owner the client's id, or the pool's where the file belongs to all its clients
     */
    static String path(String owner, String file) {
        return PATH + owner + "." + file;
    }

    void routes(@Observes Router router) {
        router.get(PATH + ":name").handler(server.serving(CognitoIdp.SERVICE, this));
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        Matcher name = NAME.matcher(request.pathParameters().get("name"));
        if (!name.matches()) {
            return Uni.createFrom().item(WebAnswer.empty(404));
        }
        if (POOL.matcher(name.group(1)).matches()) {
            return picture(name.group(1), UiCustomization.ALL, name);
        }
        return clients.require(name.group(1))
                .chain(target ->
                        brandings.look(target.pool().id(), target.client().id()))
                .chain(look -> name.group(3).equals("css")
                        ? stylesheet(look, name.group())
                        : picture(look.poolId(), look.owner(), name));
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return WebAnswer.empty(failure instanceof AwsException ? 404 : 503);
    }

    private static Uni<WebAnswer> stylesheet(Look look, String name) {
        return Uni.createFrom()
                .item(
                        look.stylesheetName().equals(name)
                                ? kept("text/css; charset=utf-8", Buffer.buffer(look.stylesheet()))
                                : WebAnswer.empty(404));
    }

    private Uni<WebAnswer> picture(String poolId, String owner, Matcher name) {
        return database.read(session -> files.find(session, poolId, owner, name.group(2)))
                .map(found -> found.map(content -> kept(type(name.group(3)), Buffer.buffer(content)))
                        .orElseGet(() -> WebAnswer.empty(404)));
    }

    /** A picture opened by itself can do nothing, whatever is in it. */
    private static WebAnswer kept(String type, Buffer content) {
        return WebAnswer.of(200, type, content)
                .with("cache-control", ContentHash.FOR_GOOD)
                .with("x-content-type-options", "nosniff")
                .with("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    }

    private static String type(String extension) {
        return switch (extension) {
            case "svg" -> "image/svg+xml";
            case "ico" -> "image/x-icon";
            default -> "image/" + extension;
        };
    }
}
