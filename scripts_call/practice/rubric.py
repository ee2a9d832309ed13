"""How a practice is judged, as data: weights, costs of slips, what fails at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from scripts_call.practice.acts import Act, Parameter
from scripts_call.practice.course import Course


@dataclass(frozen=True, slots=True)
class ParameterRule:
    """One parameter; `full` and `missed` are the Indonesian reasons, the weights sum to 100."""

    parameter: Parameter
    label: str
    weight: int
    full: str
    missed: str


@dataclass(frozen=True, slots=True)
class SlipRule:
    """What a slip costs each time: percent of the parameter's weight."""

    act: Act
    parameter: Parameter
    cost: int
    sentence: str


@dataclass(frozen=True, slots=True)
class InstantRule:
    """A slip that fails the practice whatever else was done well."""

    act: Act
    parameter: Parameter
    sentence: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """`target` is what one aims at, `pass_mark` what is enough; both 0-100.

    `not_needed` is the reason for full points where a persona asks for nothing, `broken_off`
    for the points lost because the call ended early.
    """

    target: int
    pass_mark: int
    not_needed: str
    broken_off: str
    parameters: Mapping[Parameter, ParameterRule]
    slips: Mapping[Act, SlipRule]
    instant: Mapping[Act, InstantRule]
    course: Course
