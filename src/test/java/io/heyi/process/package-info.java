/** Drives the models of {@code bpmn/} in an engine inside the JVM, with scripted workers and people (architecture.md §6). */
package io.heyi.process;
