/// Commands for whoever runs a network, beside a running Campana or without one: what a number or a school yields, and
/// the forgetting of a number. Promises that a number comes in by standard input and goes nowhere. Starts no service.
@NullMarked
package org.campana.standalone.operator;

import org.jspecify.annotations.NullMarked;
