"""The press: signs in, print files out, each looked at as a phone would before it is released."""

from zhanpai.press.making.errors import PressError
from zhanpai.press.making.run import Pressed, press_signs

__all__ = ["PressError", "Pressed", "press_signs"]
