package dev.cognate.userpool.trigger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the target of a function by configuration: one of its own, or else the Lambda Invoke API. */
@ApplicationScoped
class TriggerTargets {
    private final Map<String, TriggerTarget> byArn = new HashMap<>();
    private final TriggerConfig.Lambda lambda;

    TriggerTargets(TriggerConfig config) {
        this.lambda = config.lambda();
        config.webhook()
                .values()
                .forEach(webhook ->
                        byArn.put(webhook.arn(), new TriggerTarget.Webhook(webhook.url(), webhook.signingSecret())));
        config.topic().values().forEach(topic -> byArn.put(topic.arn(), new TriggerTarget.Topic(topic.name())));
    }

    /** Empty when no setting tells what stands behind the ARN. */
    Optional<TriggerTarget> find(String arn) {
        return Optional.ofNullable(byArn.get(arn))
                .or(() -> lambda.endpoint().map(endpoint -> new TriggerTarget.Lambda(endpoint, arn)));
    }
}
