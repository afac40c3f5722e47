package dev.cognate.local.stack;

import dev.cognate.local.gateway.Endpoints;
import dev.cognate.local.service.Service;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** The settings a service gets in the local stack. */
final class ServiceProperties {
    /** The account every local ARN carries. */
    static final String ACCOUNT_ID = "000000000000";

    private final Servers servers;
    private final Endpoints endpoints;
    private final RootKey rootKey;
    private final Path keyring;
    private final int smtpPort;
    private final ToIntFunction<Service> ports;
    private final AccessGatewaySettings accessGateway;

    ServiceProperties(
            Servers servers,
            Endpoints endpoints,
            RootKey rootKey,
            Path keyring,
            int smtpPort,
            ToIntFunction<Service> ports,
            AccessGatewaySettings accessGateway) {
        this.servers = servers;
        this.endpoints = endpoints;
        this.rootKey = rootKey;
        this.keyring = keyring;
        this.smtpPort = smtpPort;
        this.ports = ports;
        this.accessGateway = accessGateway;
    }

    /**
     * Forwarded headers are read by the services' own wire layer: Quarkus's proxy-address-forwarding rewrites Host from
     * them, which breaks signatures.
     */
    Map<String, String> of(Service service, int port) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(port));
        addServers(settings, service);
        settings.put("cognate.iam.root-access-key-id", rootKey.accessKeyId());
        settings.put("cognate.iam.root-secret-access-key", rootKey.secretAccessKey());
        settings.put("cognate.public-url", endpoints.http());
        settings.put("cognate.region", endpoints.region());
        settings.put("cognate.account-id", ACCOUNT_ID);
        if (service == Service.USER_POOL) {
            addMessages(settings);
            settings.put("cognate.threat.risk-service.url", address(Service.ADAPTIVE_RISK));
        }
        if (service == Service.IDENTITY_POOL) {
            settings.put("cognate.login-provider.user-pools-url", address(Service.USER_POOL));
            settings.putAll(accessGateway.settings());
        }
        settings.put("cognate.keyring.file", keyring.toString());
        return settings;
    }

    private String address(Service service) {
        return "http://127.0.0.1:" + ports.applyAsInt(service);
    }

    private void addMessages(Map<String, String> settings) {
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", Integer.toString(smtpPort));
        settings.put("quarkus.mailer.start-tls", "DISABLED");
        settings.put("quarkus.mailer.mock", "false");
        settings.put("cognate.message.sms.webhook-url", endpoints.http() + "/inbox/sms");
    }

    private void addServers(Map<String, String> settings, Service service) {
        var database = servers.database();
        settings.put("quarkus.datasource.reactive.url", database.reactiveUrl(service.database()));
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl(service.database()));
        settings.put("quarkus.datasource.username", database.user());
        settings.put("quarkus.datasource.password", database.password());
        settings.put("quarkus.flyway.migrate-at-start", "true");
        settings.put("quarkus.redis.hosts", servers.redisUrl());
        settings.put("kafka.bootstrap.servers", servers.kafkaServers());
    }
}
