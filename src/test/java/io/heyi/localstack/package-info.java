/**
 * The local stack: PostgreSQL, OpenSearch, Camunda with Operate and Keycloak as child processes on loopback, for
 * `mvn spring-boot:test-run` and for the end-to-end tests (architecture.md §2). It is test code and never ships.
 */
package io.heyi.localstack;
