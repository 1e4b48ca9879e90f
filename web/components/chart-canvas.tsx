import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Language } from '../words/language.tsx';

use([
  BarChart,
  LineChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

interface ChartCanvasProps {
  readonly option: EChartsCoreOption;
  readonly description: string;
  /** In which months and days of the week are named. */
  readonly language: Language;
}

/** Draws without movement, in the portal's letters; nothing of it writes HTML or styles into the page. */
export function ChartCanvas({ option, description, language }: ChartCanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const drawn = init(element, undefined, { renderer: 'svg', locale: language === 'zh' ? 'ZH' : 'EN' });
    drawn.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      aria: { enabled: true, label: { description } },
      tooltip: { renderMode: 'richText' },
      ...option,
    });
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, [option, description, language]);
  return <div ref={place} />;
}
