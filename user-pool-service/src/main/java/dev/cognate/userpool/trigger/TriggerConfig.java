package dev.cognate.userpool.trigger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where the functions of Lambda triggers are, and how long they are waited for. */
@ConfigMapping(prefix = "cognate.trigger")
public interface TriggerConfig {

    /** How long one invocation of a function may take, from connecting to the last byte of its answer. */
    @WithDefault("5s")
    Duration timeout();

    /** How often a function that does not answer in time is invoked before the call fails. */
    @WithDefault("3")
    int attempts();

    /** Invocations of one function that may be under way at once; more are answered {@code TooManyRequestsException}. */
    @WithDefault("64")
    int maxInFlight();

    /** The largest answer of a function, in bytes. */
    @WithDefault("1048576")
    int maxAnswerBytes();

    /** Sparing functions that do not answer. */
    Circuit circuit();

    /** The Lambda Invoke API, for every function that has no target of its own. */
    Lambda lambda();

    /** Functions behind webhooks, by any name. */
    Map<String, Webhook> webhook();

    /** Functions that read Kafka, by any name; only for triggers nobody waits for. */
    Map<String, Topic> topic();

    /** Keys that encrypt codes for custom senders, by any name. */
    Map<String, Key> key();

    /** Sparing functions that do not answer. */
    interface Circuit {
        /** So many calls in a row without an answer, and the function is not invoked for a while. */
        @WithDefault("5")
        int failures();

        /** How long it is not invoked; calls fail at once meanwhile. */
        @WithDefault("10s")
        Duration pause();
    }

    /** The Lambda Invoke API. */
    interface Lambda {
        /**
         * Where it is, such as {@code https://lambda.eu-west-1.amazonaws.com} or a runtime emulator. By default
         * {@code AWS_ENDPOINT_URL_LAMBDA}.
         */
        @WithDefault("${AWS_ENDPOINT_URL_LAMBDA:}")
        Optional<URI> endpoint();

        /** How functions are named to it. */
        @WithDefault("arn")
        Naming naming();

        /** The key invocations are signed with; without one they are not signed. */
        Optional<String> accessKeyId();

        /** The secret part of the key. */
        Optional<String> secretAccessKey();

        /** Goes with temporary keys. */
        Optional<String> sessionToken();

        /** How a function is named in the path of an invocation. */
        enum Naming {
            /** By its whole ARN, as AWS takes it. */
            ARN,
            /** By name, with an alias as {@code Qualifier}; some emulators want that. */
            NAME
        }
    }

    /** A function behind a webhook. */
    interface Webhook {
        /** The ARN in {@code LambdaConfig}. */
        String arn();

        /** Where events are posted. */
        URI url();

        /**
         * Signs each post (Standard Webhooks: headers {@code webhook-id}, {@code webhook-timestamp} and
         * {@code webhook-signature}).
         */
        String signingSecret();
    }

    /** A function that reads Kafka. */
    interface Topic {
        /** The ARN in {@code LambdaConfig}. */
        String arn();

        /** The topic events are sent to. */
        String name();
    }

    /** A key that encrypts codes. */
    interface Key {
        /** The ARN in {@code LambdaConfig.KMSKeyID}. */
        String arn();

        /** 256 bits in base64. */
        String secret();
    }
}
