package dev.cognate.userpool.trigger;

import java.net.URI;

/** What stands behind the ARN of a function. */
sealed interface TriggerTarget {

    /** A function behind the Lambda Invoke API. */
    record Lambda(URI endpoint, String arn) implements TriggerTarget {}

    /** A function behind a webhook. */
    record Webhook(URI url, String signingSecret) implements TriggerTarget {
        @Override
        public String toString() {
            return "Webhook[url=" + url + "]";
        }
    }

    /** A function that reads Kafka. */
    record Topic(String name) implements TriggerTarget {}
}
